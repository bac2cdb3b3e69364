-- Files all of whose tickets are over since before. $1 before, $2 how many
SELECT file.id::text AS id FROM stored_file file
WHERE EXISTS (SELECT 1 FROM attachment WHERE attachment.file_id = file.id)
  AND NOT EXISTS (
    SELECT 1 FROM attachment JOIN ticket ON ticket.id = attachment.ticket_id
    WHERE attachment.file_id = file.id
      AND NOT (ticket.status IN ('answered', 'closed', 'declined', 'merged')
        AND COALESCE(ticket.closed_at, ticket.answered_at, ticket.updated_at) < $1)
  )
ORDER BY file.id LIMIT $2
