-- Who a session belongs to, with their roles as they are now and the state of their second factor; notes once a minute
-- that it is in use. $1 token hash, $2 now
WITH present AS (
  SELECT id, person_id, last_seen_at, stepped_up_at
  FROM session
  WHERE token_hash = $1 AND ended_at IS NULL AND expires_at > $2::timestamptz
    AND last_seen_at > $2::timestamptz - interval '12 hours'
), seen AS (
  UPDATE session SET last_seen_at = $2::timestamptz
  FROM present
  WHERE session.id = present.id AND present.last_seen_at < $2::timestamptz - interval '1 minute'
)
SELECT person.id AS "personId", person.name, person.language,
       (SELECT json_agg(json_build_object('role', role.role, 'unitId', role.unit_id) ORDER BY role.id)
        FROM role WHERE role.person_id = person.id AND role.ended_at IS NULL) AS roles,
       'session' AS via, present.id AS "accessId", person.totp_confirmed_at IS NOT NULL AS "factorEnrolled",
       CASE WHEN person.totp_confirmed_at IS NOT NULL THEN present.stepped_up_at END AS "factorGivenAt"
FROM present
JOIN person ON person.id = present.person_id AND person.ended_at IS NULL
