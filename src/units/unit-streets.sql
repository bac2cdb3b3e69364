-- Streets, alleys and estates by the units they are in.
SELECT unit_id AS "unitId", folded FROM unit_street ORDER BY unit_id, folded
