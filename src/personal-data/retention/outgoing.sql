-- Messages to one person that were settled. $1 before, $2 how many
SELECT id::text AS id FROM outgoing_message
WHERE created_at < $1 AND settled_at IS NOT NULL AND lane = 'interactive'
ORDER BY id LIMIT $2
