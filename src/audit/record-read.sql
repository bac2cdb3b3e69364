-- Notes that somebody read something protected, unless the same was noted a short while ago.
-- $1 now, $2 actor, $3 action, $4 unit, $5 entity, $6 its id or null, $7 since when a repeat counts as the same reading
INSERT INTO audit_entry (at, actor_id, action, unit_id, entity, entity_id)
SELECT $1::timestamptz, $2::int, $3::text, $4::int, $5::text, $6::text
WHERE NOT EXISTS (
  SELECT 1 FROM audit_entry known
  WHERE known.entity = $5::text AND known.entity_id IS NOT DISTINCT FROM $6::text
    AND known.actor_id = $2::int AND known.action = $3::text AND known.at > $7::timestamptz
)
RETURNING 1
