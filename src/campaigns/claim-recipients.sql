-- Marks in flight recipients whose moment has come, and skips those who withdrew, blocked or left since they were planned: what
-- is marked is sent at once. Who is no longer pending, or whose campaign goes on no more, is left as it is.
-- They are found by their ids alone: before anything was counted for the planner, it would go through all that wait instead.
-- Nothing is marked by a process that has lost its lease meanwhile, nor after a gap that no heartbeat has judged yet.
-- $1 account, $2 holder, $3 ids, $4 now, $5 lease,
-- $6 whether templates wait for the morning. Why somebody is skipped is looked up once, not wherever it is named.
WITH next AS (
  SELECT recipient.id, running.id AS campaign_id, running.class, running.segment,
         running.beyond_window ->> 'way' = 'template' AS has_template
  FROM (
    SELECT id, campaign_id, account_id, state, by_template FROM campaign_recipient
    WHERE id = ANY (ARRAY(SELECT value::bigint FROM jsonb_array_elements_text($3::jsonb)))
    FOR UPDATE SKIP LOCKED
  ) recipient JOIN campaign running ON running.id = recipient.campaign_id
  WHERE recipient.account_id = $1 AND recipient.state = 'pending'
    AND NOT (recipient.by_template AND $6::boolean)
    AND running.status = 'running' AND running.plan_left IS NULL AND (running.rests_until IS NULL OR NOT $4::timestamptz <@ tstzrange(running.rests_from, running.rests_until))
    AND (running.not_after IS NULL OR running.not_after > $4::timestamptz)
    AND EXISTS (SELECT FROM lease WHERE lease.name = $5 AND lease.holder = $2 AND lease.until > clock_timestamp())
    AND EXISTS (SELECT FROM heartbeat WHERE heartbeat.at >= $4::timestamptz - interval '10 minutes')
), looked AS MATERIALIZED (
  SELECT next.id, next.campaign_id, identity.external_id, COALESCE(identity.language, person.language, 'vi') AS language,
         person.name, COALESCE(identity.unit_id, person.unit_id, account.unit_id) AS unit_id,
         CASE
           WHEN identity.id IS NULL OR person.id IS NULL THEN 'gone'
           WHEN person.restricted_at IS NOT NULL THEN 'restricted'
           WHEN identity.unreachable IS NOT NULL THEN identity.unreachable
           WHEN closed.now AND NOT (recipient.by_template AND next.has_template IS TRUE) THEN 'window'
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
         END AS reason,
         closed.now AS by_template
  FROM next
  JOIN campaign_recipient recipient ON recipient.id = next.id
  LEFT JOIN identity ON identity.id = recipient.identity_id AND identity.person_id = recipient.person_id
  LEFT JOIN person ON person.id = recipient.person_id AND person.ended_at IS NULL
  LEFT JOIN channel_account account ON account.id = identity.account_id
  CROSS JOIN LATERAL (
    SELECT COALESCE(account.platform = 'zalo' AND COALESCE(identity.last_interaction_at, identity.last_inbound_at)
      < $4::timestamptz - interval '7 days', false) AS now
  ) closed
)
UPDATE campaign_recipient recipient
SET state = CASE WHEN looked.reason IS NULL THEN 'in_flight' ELSE 'skipped' END, reason = looked.reason, holder = $2,
    attempts = recipient.attempts + CASE WHEN looked.reason IS NULL THEN 1 ELSE 0 END,
    by_template = recipient.by_template AND looked.by_template,
    settled_at = CASE WHEN looked.reason IS NULL THEN NULL ELSE $4::timestamptz END
FROM looked
WHERE recipient.id = looked.id
RETURNING recipient.id::text AS id, recipient.campaign_id, recipient.identity_id, recipient.attempts, looked.external_id,
          looked.language, looked.name, looked.unit_id, looked.reason,
          recipient.by_template
