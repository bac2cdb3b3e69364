-- Puts a newer message in place of one that still waits to be sent. $1 identity, $2 replace key, $3 content, $4 not before
UPDATE outgoing_message
SET content = $3::jsonb, not_before = $4
WHERE identity_id = $1 AND replace_key = $2 AND state = 'pending' AND settled_at IS NULL AND account_id = $5 AND chat_id = $6
RETURNING id::text
