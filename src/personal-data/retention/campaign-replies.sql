-- Words people answered announcements with that are no tickets. $1 before, $2 how many
SELECT id::text AS id FROM campaign_reply WHERE created_at < $1 ORDER BY id LIMIT $2
