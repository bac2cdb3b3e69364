-- Open tickets of each unit and everything below it. $1 the reader's reach
SELECT above.ancestor_id AS "unitId", count(*)::int AS count
FROM ticket
JOIN unit_ancestor above ON above.unit_id = ticket.unit_id
WHERE ticket.status IN ('received', 'triaged', 'in_progress', 'forwarded', 'reopened')
  AND visible_to($1, ticket)
GROUP BY above.ancestor_id
