-- Sends to a group's new chat what was to go to its old one; what cannot be edited there any more is said anew.
-- $1 account, $2 old chat, $3 new chat
UPDATE outgoing_message
SET chat_id = $3, content = content - 'edits' - 'thread'
WHERE account_id = $1 AND chat_id = $2 AND settled_at IS NULL AND state = 'pending'
