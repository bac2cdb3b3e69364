-- The present roles on units. $1 ids of the units as a JSON list
SELECT role.id, COALESCE(person.name, '') AS person, role.role, role.unit_id AS "unitId", role.role <> 'custodian' AS movable
FROM role JOIN person ON person.id = role.person_id
WHERE role.ended_at IS NULL AND role.unit_id IN (SELECT value::int FROM jsonb_array_elements_text($1::jsonb) AS each(value))
ORDER BY role.unit_id, person.name, role.id
