-- Who an API token acts for, with their roles as they are now and whether they have a second factor; notes once a minute
-- that it is in use. The audit tells which tokens were set as OWNER_TOKEN. $1 token hash, $2 now
WITH present AS (
  SELECT id, person_id, last_used_at FROM api_token WHERE token_hash = $1 AND ended_at IS NULL
), used AS (
  UPDATE api_token SET last_used_at = $2::timestamptz
  FROM present
  WHERE api_token.id = present.id
    AND COALESCE(present.last_used_at < $2::timestamptz - interval '1 minute', true)
)
SELECT person.id AS "personId", person.name, person.language,
       (SELECT json_agg(json_build_object('role', role.role, 'unitId', role.unit_id) ORDER BY role.id)
        FROM role WHERE role.person_id = person.id AND role.ended_at IS NULL) AS roles,
       CASE WHEN EXISTS (
         SELECT 1 FROM audit_entry
         WHERE entity = 'api_token' AND entity_id = present.id::text AND action = 'owner.token'
       ) THEN 'owner-token' ELSE 'token' END AS via,
       present.id AS "accessId", person.totp_confirmed_at IS NOT NULL AS "factorEnrolled",
       NULL::timestamptz AS "factorGivenAt"
FROM present
JOIN person ON person.id = present.person_id AND person.ended_at IS NULL
