-- Groups to which tickets matter: those of their units, and those that show them already. $1 codes
SELECT linked.id
FROM ticket
JOIN unit_ancestor reached ON reached.unit_id = ticket.unit_id
JOIN staff_group linked ON linked.unit_id = reached.ancestor_id AND linked.ended_at IS NULL
WHERE ticket.code IN (SELECT jsonb_array_elements_text($1::jsonb))
UNION
SELECT linked.id
FROM ticket
JOIN staff_group linked ON linked.ended_at IS NULL
JOIN staff_post post ON post.group_id = linked.id AND post.ticket_id = ticket.id
WHERE ticket.code IN (SELECT jsonb_array_elements_text($1::jsonb))
