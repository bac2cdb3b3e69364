-- The number of a ticket's author who agreed to be called: of nobody sealed, and of nobody whose data is not to be used. Who
-- called for help before anybody knew them is known by their chat. $1 the ticket
SELECT person.phone
FROM ticket
LEFT JOIN identity ON identity.id = ticket.identity_id
JOIN person ON person.id = COALESCE(ticket.author_id, identity.person_id)
WHERE ticket.id = $1 AND NOT ticket.anonymous AND NOT ticket.restricted
  AND person.phone IS NOT NULL AND person.restricted_at IS NULL
  AND EXISTS (SELECT FROM consent WHERE consent.person_id = person.id AND purpose = 'phone' AND withdrawn_at IS NULL)
