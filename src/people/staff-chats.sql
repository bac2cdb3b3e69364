-- Where staff of a unit and of those above it are written to: of each person the reachable chat they last wrote from;
-- the nearest units first. $1 unit, $2 roles, $3 so many levels above the unit at least, $4 an identity to leave out, or null,
-- $5 an account to leave out, or null, $6 a ticket that concerns some of them, or null
SELECT identity_id, account_id, external_id, language
FROM (
  SELECT DISTINCT ON (identity.person_id)
         identity.id AS identity_id, identity.account_id, identity.external_id, COALESCE(identity.language, 'vi') AS language,
         unit_ancestor.depth
  FROM unit_ancestor
  JOIN role ON role.unit_id = unit_ancestor.ancestor_id AND role.ended_at IS NULL
    AND role.role IN (SELECT jsonb_array_elements_text($2::jsonb))
  JOIN person ON person.id = role.person_id AND person.ended_at IS NULL
  JOIN identity ON identity.person_id = role.person_id AND identity.unreachable IS NULL
  WHERE unit_ancestor.unit_id = $1 AND unit_ancestor.depth >= $3 AND ($4::int IS NULL OR identity.id <> $4::int)
    AND ($5::int IS NULL OR identity.account_id <> $5::int)
    AND NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.id = $6::int AND role.person_id = ANY (ticket.concerned_ids))
  ORDER BY identity.person_id, identity.last_inbound_at DESC, unit_ancestor.depth
) chat
ORDER BY depth, identity_id
LIMIT 50
