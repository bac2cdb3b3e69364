-- Both sides of talks on the web page. $1 before, $2 how many
SELECT id::text AS id FROM web_message WHERE created_at < $1 ORDER BY id LIMIT $2
