-- What is marked in flight and nobody is sending: it was claimed by another holder, who is dead, or by this one, which
-- never saw the answer to its claim. It waits again; a bulk message that another holder may have sent is shown as unknown.
-- $1 account, $2 holder, $3 now, $4 ids this process has in hand
UPDATE outgoing_message
SET state = CASE WHEN lane = 'bulk' AND holder IS DISTINCT FROM $2 THEN 'unknown' ELSE 'pending' END,
    settled_at = CASE WHEN lane = 'bulk' AND holder IS DISTINCT FROM $2 THEN $3::timestamptz END,
    reason = 'interrupted'
WHERE account_id = $1 AND settled_at IS NULL AND state = 'in_flight'
  AND (holder IS DISTINCT FROM $2 OR NOT $4::jsonb ? id::text)
RETURNING id
