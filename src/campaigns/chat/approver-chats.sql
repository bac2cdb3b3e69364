-- Where those are written to who may approve: of the nearest unit that has any, without those who wrote a part of it; of each
-- the reachable chat they last wrote from. $1 unit, $2 roles, $3 people who wrote it
WITH near AS (
  SELECT identity.id AS identity_id, identity.account_id, identity.external_id, COALESCE(identity.language, 'vi') AS language,
         identity.person_id, identity.last_inbound_at, unit_ancestor.depth
  FROM unit_ancestor
  JOIN role ON role.unit_id = unit_ancestor.ancestor_id AND role.ended_at IS NULL
    AND role.role IN (SELECT jsonb_array_elements_text($2::jsonb))
  JOIN person ON person.id = role.person_id AND person.ended_at IS NULL
  JOIN identity ON identity.person_id = role.person_id AND identity.unreachable IS NULL
  WHERE unit_ancestor.unit_id = $1
    AND role.person_id NOT IN (SELECT value::int FROM jsonb_array_elements_text($3::jsonb))
)
SELECT DISTINCT ON (person_id) identity_id, account_id, external_id, language
FROM near WHERE depth = (SELECT min(depth) FROM near)
ORDER BY person_id, last_inbound_at DESC
LIMIT 20
