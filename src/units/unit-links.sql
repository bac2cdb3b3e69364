-- Where units went.
SELECT predecessor_id AS "from", successor_id AS "to", part, date::text AS date
FROM unit_link
ORDER BY predecessor_id, successor_id
