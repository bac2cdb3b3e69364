-- Open denunciations that can be read by others than was last told, noted anew; each by one process. Nearest custodians who
-- are not concerned: of the ticket's own unit, only above it, or nowhere.
WITH present AS (
  SELECT ticket.id, ticket.readers AS was, (
      SELECT min(unit_ancestor.depth)
      FROM unit_ancestor
      JOIN role ON role.unit_id = unit_ancestor.ancestor_id AND role.role = 'custodian' AND role.ended_at IS NULL
      JOIN person ON person.id = role.person_id AND person.ended_at IS NULL
      WHERE unit_ancestor.unit_id = ticket.unit_id AND role.person_id <> ALL (ticket.concerned_ids)
    ) AS depth
  FROM ticket
  WHERE ticket.restricted AND ticket.status NOT IN ('closed', 'declined', 'merged')
), changed AS (
  SELECT id, was, depth, CASE WHEN depth IS NULL THEN 'nobody' WHEN depth = 0 THEN 'own' ELSE 'above' END AS readers
  FROM present
)
UPDATE ticket SET readers = changed.readers
FROM (SELECT * FROM changed WHERE readers <> was ORDER BY id LIMIT 50) changed
WHERE ticket.id = changed.id AND ticket.readers = changed.was
RETURNING ticket.id, ticket.unit_id AS "unitId", ticket.readers, changed.depth
