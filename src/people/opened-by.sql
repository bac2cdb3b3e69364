-- Whether one person made the account of another lately, or a way into it, and so may be using it themselves. Whoever
-- keeps the server needs no such way and is left out. $1 the one, $2 the other, $3 since
SELECT 1
FROM audit_entry
WHERE entity = 'person' AND entity_id = $2::int::text AND actor_id = $1::int AND at > $3::timestamptz
  AND action IN ('staff.create', 'staff.invite', 'staff.login-link', 'staff.token')
  AND NOT EXISTS (
    SELECT FROM audit_entry owner
    WHERE owner.action = 'owner.create' AND owner.entity = 'person' AND owner.entity_id = $1::int::text
  )
LIMIT 1
