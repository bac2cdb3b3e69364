-- Roles on merged units end there and begin on the unit that took them over; a custodian's does not move.
-- $1 pairs as a JSON list of {"from", "to"}, $2 ids of the roles as a JSON list, $3 now
WITH pair AS (
  SELECT (value ->> 'from')::int AS origin, (value ->> 'to')::int AS target FROM jsonb_array_elements($1::jsonb) AS each(value)
), ended AS (
  UPDATE role SET ended_at = $3
  FROM pair
  WHERE unit_id = origin AND ended_at IS NULL AND role <> 'custodian'
    AND id IN (SELECT value::int FROM jsonb_array_elements_text($2::jsonb) AS each(value))
  RETURNING person_id, role, target
)
INSERT INTO role (person_id, unit_id, role, granted_at)
SELECT DISTINCT person_id, target, role, $3
FROM ended
WHERE NOT EXISTS (
  SELECT FROM role AS present
  WHERE present.person_id = ended.person_id AND present.unit_id = ended.target AND present.role = ended.role
    AND present.ended_at IS NULL
)
RETURNING person_id
