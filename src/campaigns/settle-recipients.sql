-- Writes what became of recipients in flight; what was taken for interrupted meanwhile, and did get its answer, is known
-- again. $1 outcomes, $2 holder, $3 now
WITH outcome AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb)
    AS each(id bigint, state text, platform_id text, reason text, identity_id int, unreachable text, our_fault boolean)
), lost AS (
  UPDATE identity SET unreachable = outcome.unreachable
  FROM outcome WHERE outcome.unreachable IS NOT NULL AND identity.id = outcome.identity_id
)
UPDATE campaign_recipient recipient
SET state = outcome.state, platform_id = outcome.platform_id, reason = outcome.reason,
    our_fault = COALESCE(outcome.our_fault, false),
    settled_at = CASE WHEN outcome.state = 'pending' THEN NULL ELSE $3::timestamptz END
FROM outcome
WHERE recipient.id = outcome.id AND recipient.holder = $2
  AND (recipient.state = 'in_flight' OR (recipient.state = 'unknown' AND recipient.reason = 'interrupted'))
RETURNING recipient.id::text AS id, recipient.campaign_id
