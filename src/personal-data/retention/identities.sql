-- Chats of nobody known that have been silent since before and that nothing hangs on any more. $1 before, $2 how many
SELECT chat.id::text AS id FROM identity chat
WHERE chat.person_id IS NULL AND chat.last_inbound_at < $1
  AND NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.identity_id = chat.id)
  AND NOT EXISTS (SELECT 1 FROM consent WHERE consent.identity_id = chat.id)
  AND NOT EXISTS (SELECT 1 FROM invite WHERE invite.identity_id = chat.id)
  AND NOT EXISTS (SELECT 1 FROM stored_file WHERE stored_file.owner_identity_id = chat.id)
  AND NOT EXISTS (SELECT 1 FROM web_message WHERE web_message.identity_id = chat.id)
ORDER BY chat.id LIMIT $2
