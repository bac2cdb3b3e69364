-- Says something in a group; a message whose key still waits to be sent takes its place.
-- $1 account, $2 chat, $3 content, $4 replace key or null, $5 now
WITH replaced AS (
  UPDATE outgoing_message
  SET content = $3::jsonb
  WHERE account_id = $1 AND chat_id = $2 AND lane = 'interactive' AND state = 'pending' AND settled_at IS NULL
    AND replace_key = $4
  RETURNING id
)
INSERT INTO outgoing_message (account_id, chat_id, lane, content, replace_key, created_at)
SELECT $1::int, $2::text, 'interactive', $3::jsonb, $4::text, $5::timestamptz
WHERE NOT EXISTS (SELECT FROM replaced)
