-- Packets of the platforms that were handled. $1 before, $2 how many
SELECT id::text AS id FROM inbound_event
WHERE received_at < $1 AND state = 'done' AND payload IS NOT NULL
ORDER BY id LIMIT $2
