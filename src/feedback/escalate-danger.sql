-- Dangers of the last week that nobody has answered for in time, marked as passed on; each by one process.
-- $1 now, $2 the latest moment of those that waited long enough
WITH waiting AS (
  SELECT id FROM ticket
  WHERE urgency = 'khan' AND status IN ('received', 'triaged', 'in_progress', 'forwarded', 'reopened')
    AND acknowledged_at IS NULL AND escalated_at IS NULL
    AND created_at <= $2::timestamptz AND created_at > $1::timestamptz - interval '7 days'
  ORDER BY created_at
  LIMIT 50
  FOR UPDATE SKIP LOCKED
)
UPDATE ticket SET escalated_at = $1::timestamptz, version = version + 1, updated_at = $1::timestamptz
FROM waiting
WHERE ticket.id = waiting.id AND ticket.escalated_at IS NULL
RETURNING ticket.id, ticket.code, ticket.unit_id AS "unitId", ticket.category, ticket.restricted
