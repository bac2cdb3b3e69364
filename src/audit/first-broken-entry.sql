-- The first entry whose hash is not the one that the database writes (the trigger chain_audit_entry): it, or one
-- before it, was changed or taken out.
SELECT id::text AS id, at, action, hash
FROM (
  SELECT id, at, action, hash, encode(sha256(convert_to(concat_ws('|', coalesce(lag(hash) OVER (ORDER BY id), ''), id,
    (extract(epoch FROM at) * 1000)::bigint, coalesce(actor_id::text, ''), action,
    coalesce(unit_id::text, ''), coalesce(entity, ''), coalesce(entity_id, ''), data::text), 'UTF8')), 'hex') AS expected
  FROM audit_entry
) entry
WHERE hash IS DISTINCT FROM expected
ORDER BY entry.id
LIMIT 1
