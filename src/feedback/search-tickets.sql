-- Tickets whose words, or whose messages' words, contain the folded words in order; newest first.
-- $1 folded words, $2 the reader's reach
WITH asked AS (SELECT phraseto_tsquery('simple', $1) AS query),
     found AS (
       SELECT ticket.id FROM ticket, asked WHERE to_tsvector('simple', ticket.folded) @@ asked.query
       UNION
       SELECT message.ticket_id FROM ticket_message message, asked WHERE to_tsvector('simple', message.folded) @@ asked.query
     )
SELECT ticket.id
FROM found JOIN ticket ON ticket.id = found.id
WHERE visible_to($2, ticket)
ORDER BY ticket.id DESC
LIMIT 2000
