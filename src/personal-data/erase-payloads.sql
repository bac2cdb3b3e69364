-- Empties the platforms' own packets that came from these chats. What failed is told apart by its sender, because another's
-- packet must not be lost by a likeness; what was handled is not needed again. $1 identity ids
WITH chat AS (
  SELECT id, account_id, external_id FROM identity
  WHERE id IN (SELECT value::int FROM jsonb_array_elements_text($1::jsonb))
)
UPDATE inbound_event event
SET payload = NULL, error = NULL, state = 'done', next_attempt_at = NULL
FROM chat
WHERE event.account_id = chat.account_id AND event.payload IS NOT NULL AND (
  (event.state <> 'done' AND event.payload #>> '{event,from}' = chat.external_id)
  OR (event.state = 'done' AND strpos(event.payload::text, chat.external_id) > 0)
  OR event.key IN (
    SELECT 'w' || (said.content ->> 'client') FROM web_message said WHERE said.identity_id = chat.id AND said.content ? 'client'
  )
)
