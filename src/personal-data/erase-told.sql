-- What was said to these chats, and what was said to others about these tickets, once it was settled: messages to one person
-- go, rows of a campaign stay to be counted without words and address. $1 identity ids, $2 ticket codes
WITH told AS (
  SELECT id, lane FROM outgoing_message message
  WHERE settled_at IS NOT NULL AND (
    identity_id IN (SELECT value::int FROM jsonb_array_elements_text($1::jsonb))
    OR EXISTS (SELECT 1 FROM jsonb_array_elements_text($2::jsonb) code WHERE strpos(message.content::text, code.value) > 0)
  )
), emptied AS (
  UPDATE outgoing_message SET content = '{"text": {"text": ""}}', chat_id = '', identity_id = NULL, platform_id = NULL
  WHERE id IN (SELECT id FROM told WHERE lane = 'bulk')
)
DELETE FROM outgoing_message WHERE id IN (SELECT id FROM told WHERE lane = 'interactive')
