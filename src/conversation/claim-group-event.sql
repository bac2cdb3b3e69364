-- Claims an event of a group by its key, and says who did it as far as known; nothing of what was said is kept, nobody
-- becomes known by it, and no conversation is touched. No event_id: it was handled before.
-- $1 account, $2 key, $3 received at, $4 external id
WITH claimed AS (
  INSERT INTO inbound_event (account_id, key, payload, state, attempts, received_at)
  VALUES ($1, $2, NULL, 'done', 1, $3)
  ON CONFLICT (account_id, key) DO UPDATE
    SET state = 'done', attempts = inbound_event.attempts + 1, next_attempt_at = NULL, error = NULL, payload = NULL
    WHERE inbound_event.state IN ('failed', 'dead')
  RETURNING id
)
SELECT claimed.id::text AS event_id, identity.person_id, identity.language
FROM claimed
LEFT JOIN identity ON identity.account_id = $1 AND identity.external_id = $4
