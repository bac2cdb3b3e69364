-- The lowest unit above the given one that has a custodian who is not concerned. $1 unit, $2 those concerned
SELECT unit_ancestor.ancestor_id AS id
FROM unit_ancestor
WHERE unit_ancestor.unit_id = $1 AND unit_ancestor.depth > 0 AND EXISTS (
  SELECT 1 FROM role JOIN person ON person.id = role.person_id AND person.ended_at IS NULL
  WHERE role.unit_id = unit_ancestor.ancestor_id AND role.role = 'custodian' AND role.ended_at IS NULL
    AND role.person_id NOT IN (SELECT value::int FROM jsonb_array_elements_text($2::jsonb))
)
ORDER BY unit_ancestor.depth
LIMIT 1
