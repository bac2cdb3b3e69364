-- What is still to be sent to a group, held so that it is not sent meanwhile. $1 account, $2 chat
SELECT replace_key AS key, state
FROM outgoing_message
WHERE account_id = $1 AND chat_id = $2 AND settled_at IS NULL
FOR UPDATE
