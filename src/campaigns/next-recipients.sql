-- Who would be sent to next on an account: urgent campaigns first, then the one that began first. Nothing is written: who was
-- read here and not sent to is still pending. $1 account, $2 how many, $3 now,
-- $4 whether templates wait for the morning
SELECT waiting.id::text AS id, running.id AS campaign_id
FROM campaign running CROSS JOIN LATERAL (
  SELECT recipient.id
  FROM campaign_recipient recipient
  WHERE recipient.campaign_id = running.id AND recipient.account_id = $1 AND recipient.settled_at IS NULL
    AND recipient.state = 'pending' AND NOT (recipient.by_template AND $4::boolean)
  ORDER BY recipient.id
  LIMIT $2
) waiting
WHERE running.status = 'running' AND running.plan_left IS NULL AND (running.rests_until IS NULL OR NOT $3::timestamptz <@ tstzrange(running.rests_from, running.rests_until))
  AND (running.not_after IS NULL OR running.not_after > $3::timestamptz)
ORDER BY running.class = 'urgent' DESC, running.started_at, waiting.id
LIMIT $2
