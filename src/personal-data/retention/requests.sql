-- Words in requests about personal data that were answered. $1 before, $2 how many
SELECT id::text AS id FROM data_request
WHERE done_at < $1 AND (detail IS NOT NULL OR outcome ? 'note')
ORDER BY id LIMIT $2
