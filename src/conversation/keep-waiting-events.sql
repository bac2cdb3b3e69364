-- Writes down events that wait to be handled, so that they outlive the process; one already known stays as it is.
-- Handling an event claims it by the same key. $1 events, $2 when to try those again that nobody handled, $3 now
INSERT INTO inbound_event (account_id, key, payload, state, attempts, next_attempt_at, error, received_at)
SELECT waiting.account_id, waiting.key, waiting.payload, 'failed', 0, $2::timestamptz, 'waiting', $3::timestamptz
FROM jsonb_to_recordset($1::jsonb) AS waiting(account_id int, key text, payload jsonb)
ON CONFLICT (account_id, key) DO NOTHING
