-- Every version of every unit, the oldest first.
SELECT unit_id AS id, code, name, level, parent_id AS "parentId", households, aliases, latitude, longitude,
       valid_from::text AS "validFrom", valid_to::text AS "validTo"
FROM unit_version
ORDER BY unit_id, valid_from
