-- Counts for the home page and the filters. $1 the reader's reach, $2 one unit or null, $3 now, $4 reader
WITH visible AS (
  SELECT ticket.* FROM ticket
  WHERE visible_to($1, ticket)
    AND ($2::int IS NULL OR EXISTS (
      SELECT 1 FROM unit_ancestor WHERE unit_ancestor.unit_id = ticket.unit_id AND unit_ancestor.ancestor_id = $2::int
    ))
), judged AS (
  SELECT status, urgency, assignee_id,
         status IN ('received', 'triaged', 'in_progress', 'forwarded', 'reopened') AS open,
         due_at < $3::timestamptz OR (looked_at IS NULL AND look_due_at < $3::timestamptz) AS late,
         (LEAST(due_at, CASE WHEN looked_at IS NULL THEN look_due_at END) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
           = ($3::timestamptz AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS today
  FROM visible
)
SELECT (SELECT jsonb_object_agg(status, count) FROM (SELECT status, count(*) FROM judged GROUP BY status) each) AS by_status,
       count(*) FILTER (WHERE open) AS open,
       count(*) FILTER (WHERE open AND urgency = 'khan') AS danger,
       count(*) FILTER (WHERE open AND late) AS overdue,
       count(*) FILTER (WHERE open AND NOT late AND today) AS due_today,
       count(*) FILTER (WHERE status = 'received') AS fresh,
       count(*) FILTER (WHERE open AND assignee_id = $4) AS mine
FROM judged
