-- A person with their present roles. $1 person
SELECT person.id AS "personId", person.name, person.language,
       (SELECT json_agg(json_build_object('role', role.role, 'unitId', role.unit_id) ORDER BY role.id)
        FROM role WHERE role.person_id = person.id AND role.ended_at IS NULL) AS roles
FROM person
WHERE person.id = $1 AND person.ended_at IS NULL
