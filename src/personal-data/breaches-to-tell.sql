-- Breaches that those who handle them have not been told of, or whose 72 hours are about to end, marked as told; each by one
-- process. $1 now
WITH open AS (
  SELECT id, told_at IS NULL AS is_new
  FROM data_breach
  WHERE closed_at IS NULL AND (told_at IS NULL
    OR reported_at IS NULL AND warned_at IS NULL AND report_due_at <= $1::timestamptz + interval '12 hours')
  ORDER BY id
  LIMIT 100
  FOR UPDATE SKIP LOCKED
)
UPDATE data_breach SET told_at = COALESCE(told_at, $1::timestamptz),
  warned_at = CASE WHEN report_due_at <= $1::timestamptz + interval '12 hours' THEN $1::timestamptz ELSE warned_at END
FROM open
WHERE data_breach.id = open.id
RETURNING data_breach.id, unit_id AS "unitId", report_due_at AS "dueAt", open.is_new AS "isNew"
