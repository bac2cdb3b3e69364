-- The matter that words to a chat are about: the one they name, else the newest that is still open. Locked.
-- $1 account, $2 chat, $3 code, or null, $4 statuses
SELECT ticket.id, ticket.code, ticket.status
FROM identity
JOIN ticket ON ticket.identity_id = identity.id OR (identity.person_id IS NOT NULL AND ticket.author_id = identity.person_id)
WHERE identity.account_id = $1 AND identity.external_id = $2
  AND ticket.status IN (SELECT jsonb_array_elements_text($4::jsonb))
ORDER BY (ticket.code = $3::text) DESC NULLS LAST, (ticket.status = 'answered'), ticket.created_at DESC, ticket.id DESC
LIMIT 1
FOR UPDATE OF ticket
