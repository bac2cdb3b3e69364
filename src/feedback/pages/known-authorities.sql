-- Authorities that tickets were forwarded to, the most frequent first. $1 the reader's reach
SELECT event.data->>'authority' AS authority
FROM ticket_event event JOIN ticket ON ticket.id = event.ticket_id
WHERE event.type = 'transition' AND event.data->>'to' = 'forwarded' AND event.data->>'authority' <> ''
  AND visible_to($1, ticket)
GROUP BY event.data->>'authority'
ORDER BY count(*) DESC, 1
LIMIT 30
