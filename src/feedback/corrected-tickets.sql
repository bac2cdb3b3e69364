-- Tickets whose labels were corrected by the resident (proposal) or an officer (first classification). $1 after this id, $2 how many
SELECT ticket.id, ticket.text, ticket.proposal, ticket.kind, ticket.category, ticket.urgency, ticket.unit_id AS "unitId",
       classified.before
FROM ticket
LEFT JOIN LATERAL (
  SELECT event.data -> 'before' AS before FROM ticket_event event
  WHERE event.ticket_id = ticket.id AND event.type = 'classified' ORDER BY event.id LIMIT 1
) classified ON true
WHERE ticket.id > $1 AND NOT ticket.restricted AND NOT ticket.minor
  AND (ticket.proposal IS NOT NULL OR classified.before IS NOT NULL)
ORDER BY ticket.id
LIMIT $2
