-- Marks in flight the next recipients of an account, and skips those who withdrew, blocked or left since they were planned:
-- what is claimed is sent at once. Urgent campaigns first, then the one that began first.
-- Nothing is claimed by a process that has lost its lease meanwhile.
-- $1 account, $2 holder, $3 how many, $4 now, $5 lease
WITH next AS (
  SELECT waiting.id, running.id AS campaign_id, running.class, running.segment
  FROM campaign running CROSS JOIN LATERAL (
    SELECT recipient.id
    FROM campaign_recipient recipient
    WHERE recipient.campaign_id = running.id AND recipient.account_id = $1 AND recipient.settled_at IS NULL
      AND recipient.state = 'pending'
    ORDER BY recipient.id
    LIMIT $3
    FOR UPDATE SKIP LOCKED
  ) waiting
  WHERE running.status = 'running' AND running.plan_left IS NULL AND (running.rests_until IS NULL OR running.rests_until <= $4::timestamptz)
    AND (running.not_after IS NULL OR running.not_after > $4::timestamptz)
    AND EXISTS (SELECT FROM lease WHERE lease.name = $5 AND lease.holder = $2 AND lease.until > clock_timestamp())
  ORDER BY running.class = 'urgent' DESC, running.started_at, waiting.id
  LIMIT $3
), looked AS (
  SELECT next.id, next.campaign_id, identity.external_id, COALESCE(identity.language, person.language, 'vi') AS language,
         person.name, COALESCE(identity.unit_id, person.unit_id, account.unit_id) AS unit_id,
         CASE
           WHEN identity.id IS NULL OR person.id IS NULL THEN 'gone'
           WHEN person.restricted_at IS NOT NULL THEN 'restricted'
           WHEN identity.unreachable IS NOT NULL THEN identity.unreachable
           WHEN account.platform = 'zalo' AND COALESCE(identity.last_interaction_at, identity.last_inbound_at)
             < $4::timestamptz - interval '7 days' THEN 'window'
           WHEN next.class <> 'ordinary' OR next.segment ? 'roles' THEN NULL
           WHEN NOT EXISTS (
             SELECT FROM consent
             WHERE consent.person_id = person.id AND consent.purpose = 'announcements' AND consent.withdrawn_at IS NULL
           ) THEN 'unsubscribed'
           WHEN next.segment ? 'topics' AND NOT EXISTS (
             SELECT FROM jsonb_array_elements_text(next.segment -> 'topics') AS wanted(topic)
             WHERE NOT EXISTS (
               SELECT FROM topic_refusal refusal WHERE refusal.person_id = person.id AND refusal.topic = wanted.topic)
           ) THEN 'topic'
         END AS reason
  FROM next
  JOIN campaign_recipient recipient ON recipient.id = next.id
  LEFT JOIN identity ON identity.id = recipient.identity_id AND identity.person_id = recipient.person_id
  LEFT JOIN person ON person.id = recipient.person_id AND person.ended_at IS NULL
  LEFT JOIN channel_account account ON account.id = identity.account_id
)
UPDATE campaign_recipient recipient
SET state = CASE WHEN looked.reason IS NULL THEN 'in_flight' ELSE 'skipped' END, reason = looked.reason, holder = $2,
    attempts = recipient.attempts + CASE WHEN looked.reason IS NULL THEN 1 ELSE 0 END,
    settled_at = CASE WHEN looked.reason IS NULL THEN NULL ELSE $4::timestamptz END
FROM looked
WHERE recipient.id = looked.id
RETURNING recipient.id::text AS id, recipient.campaign_id, recipient.identity_id, recipient.attempts, looked.external_id,
          looked.language, looked.name, looked.unit_id, looked.reason
