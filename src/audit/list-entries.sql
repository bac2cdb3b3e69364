-- Entries an administrator may read, newest first; of the people they are about only staff are named.
-- Those about a restricted ticket are its custodians' alone.
-- $1 units at the top of the reader's reach, $2 whether the root is one of them, $3 those of the reach as a custodian,
-- $4 before this id, $5 unit, $6 actor, $7 beginning of the action, $8 entity, $9 from, $10 until,
-- $11 words searched or null, $12 actors whose names hold them, $13 how many, $14 the reader
SELECT entry.id::text AS id, entry.at, entry.actor_id AS "actorId", actor.name AS "actorName", entry.action,
       entry.unit_id AS "unitId", entry.entity, entry.entity_id AS "entityId", entry.data,
       (SELECT person.name FROM person
        WHERE person.id = CASE WHEN entry.entity = 'person' AND entry.entity_id ~ '^[0-9]{1,9}$' THEN entry.entity_id::int END
          AND EXISTS (SELECT 1 FROM role WHERE role.person_id = person.id)) AS "aboutName"
FROM audit_entry entry
LEFT JOIN person actor ON actor.id = entry.actor_id
WHERE ($4::bigint IS NULL OR entry.id < $4::bigint)
  AND (($2::boolean AND entry.unit_id IS NULL) OR EXISTS (
    SELECT 1 FROM unit_ancestor
    WHERE unit_ancestor.unit_id = entry.unit_id
      AND unit_ancestor.ancestor_id IN (SELECT value::int FROM jsonb_array_elements_text($1::jsonb))))
  AND ($5::int IS NULL OR EXISTS (
    SELECT 1 FROM unit_ancestor WHERE unit_ancestor.unit_id = entry.unit_id AND unit_ancestor.ancestor_id = $5::int))
  AND ($6::int IS NULL OR entry.actor_id = $6::int)
  AND ($7::text IS NULL OR starts_with(entry.action, $7::text))
  AND ($8::text IS NULL OR entry.entity = $8::text)
  AND ($9::timestamptz IS NULL OR entry.at >= $9::timestamptz)
  AND ($10::timestamptz IS NULL OR entry.at < $10::timestamptz)
  AND ($11::text IS NULL
    OR position(lower($11::text) IN lower(concat_ws(' ', entry.action, entry.entity_id, entry.data::text))) > 0
    OR entry.actor_id IN (SELECT value::int FROM jsonb_array_elements_text($12::jsonb)))
  AND NOT (entry.entity = 'ticket' AND EXISTS (
    SELECT 1 FROM ticket
    WHERE ticket.code = split_part(entry.entity_id, '/', 1) AND ticket.restricted AND ($14::int = ANY (ticket.concerned_ids) OR NOT EXISTS (
      SELECT 1 FROM unit_ancestor
      WHERE unit_ancestor.unit_id = ticket.unit_id
        AND unit_ancestor.ancestor_id IN (SELECT value::int FROM jsonb_array_elements_text($3::jsonb))))))
ORDER BY entry.id DESC
LIMIT $13::int
