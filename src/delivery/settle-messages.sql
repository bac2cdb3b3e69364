-- Writes what became of messages in flight. $1 outcomes, $2 holder, $3 now, $4 how many outcomes, for the planner's sake
WITH outcome AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb)
    AS each(id bigint, state text, platform_id text, reason text, not_before timestamptz, chat_id text, identity_id int, unreachable text, uncounted boolean, our_fault boolean)
  LIMIT $4
), lost AS (
  UPDATE identity SET unreachable = outcome.unreachable
  FROM outcome WHERE outcome.unreachable IS NOT NULL AND identity.id = outcome.identity_id
)
UPDATE outgoing_message message
SET state = outcome.state, platform_id = outcome.platform_id, reason = outcome.reason, not_before = outcome.not_before,
    our_fault = COALESCE(outcome.our_fault, false), chat_id = COALESCE(outcome.chat_id, message.chat_id),
    attempts = message.attempts - CASE WHEN outcome.uncounted THEN 1 ELSE 0 END,
    settled_at = CASE WHEN outcome.state = 'pending' THEN NULL ELSE $3::timestamptz END
FROM outcome
WHERE message.id = outcome.id AND message.holder = $2 AND message.state = 'in_flight'
