-- Open requests and breaches of units within reach: how many of each sort, and the first limit. $1 units at the top of the reach
SELECT need, count(*)::int AS count, min(due_at) AS "dueAt"
FROM (
  SELECT unit_id, CASE WHEN acknowledged_at IS NULL THEN 'acknowledge' ELSE 'answer' END AS need,
         CASE WHEN acknowledged_at IS NULL THEN acknowledge_due_at ELSE due_at END AS due_at
  FROM data_request WHERE status IN ('received', 'acknowledged')
  UNION ALL
  SELECT unit_id, CASE WHEN reported_at IS NULL THEN 'report' ELSE 'close' END,
         CASE WHEN reported_at IS NULL THEN report_due_at END
  FROM data_breach WHERE closed_at IS NULL
) open
WHERE EXISTS (
  SELECT 1 FROM unit_ancestor
  WHERE unit_ancestor.unit_id = open.unit_id
    AND unit_ancestor.ancestor_id IN (SELECT value::int FROM jsonb_array_elements_text($1::jsonb)))
GROUP BY need
ORDER BY min(due_at) NULLS LAST, need
