-- Tickets that are over since before, and still tell of a person. $1 before, $2 how many
SELECT id::text AS id FROM ticket
WHERE status IN ('answered', 'closed', 'declined', 'merged') AND COALESCE(closed_at, answered_at, updated_at) < $1
  AND (text <> '' OR author_id IS NOT NULL OR identity_id IS NOT NULL)
ORDER BY id LIMIT $2
