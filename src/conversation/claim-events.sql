-- Claims events by their keys and locks the conversations of who sent them; no event_id: it was handled before, and nothing
-- changes. Another process may begin the same conversation meanwhile: setting a column to itself then waits and locks.
-- The events come in the order in which all processes lock. $1 events (place, account, key, payload, sender), $2 received at
WITH event AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS each(place int, account int, key text, payload jsonb, sender text)
), claimed AS (
  INSERT INTO inbound_event (account_id, key, payload, state, attempts, received_at)
  SELECT account, key, payload, 'done', 1, $2::timestamptz FROM event
  ON CONFLICT (account_id, key) DO UPDATE
    SET state = 'done', attempts = inbound_event.attempts + 1, next_attempt_at = NULL, error = NULL
    WHERE inbound_event.state IN ('failed', 'dead')
  RETURNING id, account_id, key
), known AS (
  SELECT event.place, found.*
  FROM event, LATERAL (
    SELECT id, person_id, unit_id, language, greeted_at, dialogue, last_interaction_at
    FROM identity
    WHERE account_id = event.account AND external_id = event.sender
    LIMIT 1
    FOR NO KEY UPDATE
  ) AS found
), fresh AS (
  INSERT INTO identity (account_id, external_id, last_inbound_at)
  SELECT account, sender, $2::timestamptz FROM event WHERE NOT EXISTS (SELECT FROM known WHERE known.place = event.place)
  ON CONFLICT (account_id, external_id) DO UPDATE SET external_id = EXCLUDED.external_id
  RETURNING account_id, external_id, id, person_id, unit_id, language, greeted_at, dialogue, last_interaction_at
), conversation AS (
  SELECT * FROM known
  UNION ALL
  SELECT event.place, id, person_id, unit_id, language, greeted_at, dialogue, last_interaction_at
  FROM fresh JOIN event ON event.account = fresh.account_id AND event.sender = fresh.external_id
)
SELECT conversation.place, claimed.id::text AS event_id, conversation.id AS identity_id, person_id, unit_id, language,
       greeted_at IS NOT NULL AS greeted, dialogue, last_interaction_at
FROM conversation
JOIN event ON event.place = conversation.place
LEFT JOIN claimed ON claimed.account_id = event.account AND claimed.key = event.key
