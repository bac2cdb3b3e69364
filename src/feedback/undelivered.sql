-- What was written to the author of a ticket, did not arrive, and was not said to them in another way since. $1 the ticket
SELECT id::text AS id, created_at AS "createdAt", reason
FROM outgoing_message message
WHERE ticket_id = $1 AND state IN ('failed', 'skipped')
  AND NOT EXISTS (
    SELECT FROM ticket_event event
    WHERE event.ticket_id = $1
      AND (event.type = 'resent' AND event.data ->> 'message' = message.id::text
        OR event.type = 'call' AND event.data ->> 'reached' = 'true' AND event.at > message.created_at)
  )
ORDER BY id DESC
LIMIT 3
