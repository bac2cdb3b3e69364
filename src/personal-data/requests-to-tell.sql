-- Requests that those who handle them have not been told of, or whose running clock is about to end, marked as told; each by
-- one process. What the program does by itself is told of only when it takes longer. $1 now
WITH open AS (
  SELECT id, told_at IS NULL AS is_new,
         CASE WHEN acknowledged_at IS NULL THEN acknowledge_due_at ELSE due_at END AS clock,
         CASE WHEN acknowledged_at IS NULL THEN interval '24 hours' ELSE interval '48 hours' END AS lead
  FROM data_request
  WHERE status IN ('received', 'acknowledged')
    AND NOT (received_at > $1::timestamptz - interval '10 minutes' AND (tapped_at IS NOT NULL OR kind = 'copy' AND taken_by_id IS NULL))
    AND (told_at IS NULL
      OR acknowledged_at IS NULL AND acknowledge_due_at <= $1::timestamptz + interval '24 hours'
        AND warned_of_at IS DISTINCT FROM acknowledge_due_at
      OR acknowledged_at IS NOT NULL AND due_at <= $1::timestamptz + interval '48 hours' AND warned_of_at IS DISTINCT FROM due_at)
  ORDER BY id
  LIMIT 100
  FOR UPDATE SKIP LOCKED
)
UPDATE data_request SET told_at = COALESCE(told_at, $1::timestamptz),
  warned_of_at = CASE WHEN open.clock <= $1::timestamptz + open.lead THEN open.clock ELSE warned_of_at END
FROM open
WHERE data_request.id = open.id
RETURNING data_request.id, kind, unit_id AS "unitId", open.clock AS "dueAt", open.is_new AS "isNew"
