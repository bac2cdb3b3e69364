-- Copies of their data that people were given. $1 before, $2 how many
SELECT id::text AS id FROM stored_file
WHERE created_at < $1 AND platform_file_id LIKE 'data-copy:%'
ORDER BY id LIMIT $2
