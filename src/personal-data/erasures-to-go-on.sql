-- Deletions that kept something which is over by now. $1 statuses of tickets still being handled
SELECT request.id
FROM data_request request
WHERE request.kind = 'delete' AND request.status IN ('done', 'acknowledged') AND request.outcome ->> 'pending' = 'true'
  AND EXISTS (
    SELECT 1 FROM jsonb_array_elements(request.outcome -> 'kept') kept
    JOIN ticket ON ticket.code = kept.value ->> 'code'
    WHERE NOT $1::jsonb ? ticket.status
  )
ORDER BY request.id
LIMIT 500
