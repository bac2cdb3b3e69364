-- Recipients marked in flight whom nobody is sending to. Another holder claimed them and is dead: whether they were told is
-- not known, and shown so. This one claimed them and never saw the answer to its claim: they wait again.
-- $1 account, $2 holder, $3 now, $4 ids this process has in hand
UPDATE campaign_recipient
SET state = CASE WHEN holder = $2 THEN 'pending' ELSE 'unknown' END,
    settled_at = CASE WHEN holder = $2 THEN NULL ELSE $3::timestamptz END,
    reason = 'interrupted'
WHERE account_id = $1 AND settled_at IS NULL AND state = 'in_flight'
  AND (holder IS DISTINCT FROM $2 OR NOT $4::jsonb ? id::text)
RETURNING id
