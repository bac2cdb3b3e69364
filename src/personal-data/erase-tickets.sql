-- Takes the person out of tickets: words, place, author. What happened and when stays, without words. $1 ticket ids
WITH gone AS (
  SELECT value::int AS id FROM jsonb_array_elements_text($1::jsonb)
), said AS (
  UPDATE ticket_message
  SET text = '', folded = '', source_key = NULL, author_id = CASE WHEN side = 'resident' THEN NULL ELSE author_id END
  WHERE ticket_id IN (SELECT id FROM gone)
)
UPDATE ticket
SET text = '', folded = '', address = NULL, latitude = NULL, longitude = NULL, author_id = NULL, identity_id = NULL,
    proposal = NULL, source_keys = '{}', version = version + 1
WHERE id IN (SELECT id FROM gone)
RETURNING code
