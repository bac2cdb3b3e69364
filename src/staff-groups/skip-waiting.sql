-- Takes back what a group was still to be sent. $1 account, $2 chat, $3 now
UPDATE outgoing_message
SET state = 'skipped', reason = 'group ended', settled_at = $3
WHERE account_id = $1 AND chat_id = $2 AND settled_at IS NULL AND state = 'pending'
