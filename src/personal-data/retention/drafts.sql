-- Conversations with something unsent that was last touched before. What is set aside carries its end, 30 days on. $1 before, $2 how many
SELECT id::text AS id FROM identity
WHERE shelved_until < $1::timestamptz + interval '30 days' OR (last_inbound_at < $1 AND dialogue ? 'open')
ORDER BY id LIMIT $2
