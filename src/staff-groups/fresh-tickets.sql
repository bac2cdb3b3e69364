-- Tickets a group has not been shown yet, danger before the rest, then in the order in which they came.
-- $1 group, $2 unit, $3 opened after this, $4 statuses
SELECT ticket.id
FROM ticket
JOIN unit_ancestor reached ON reached.unit_id = ticket.unit_id AND reached.ancestor_id = $2
WHERE NOT ticket.restricted AND ticket.created_at > $3
  AND ticket.status IN (SELECT jsonb_array_elements_text($4::jsonb))
  AND NOT EXISTS (SELECT FROM staff_post post WHERE post.group_id = $1 AND post.ticket_id = ticket.id)
ORDER BY (ticket.urgency = 'khan') DESC, ticket.id
LIMIT 100
