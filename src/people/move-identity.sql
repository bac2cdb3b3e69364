-- Gives what one chat brought in to another person: its tickets, their messages and its consents.
-- $1 identity, $2 from person, $3 to person
WITH moved AS (
  UPDATE ticket SET author_id = $3::int WHERE identity_id = $1::int AND author_id = $2::int RETURNING id
), messages AS (
  UPDATE ticket_message SET author_id = $3::int FROM moved
  WHERE ticket_message.ticket_id = moved.id AND ticket_message.author_id = $2::int
), agreed AS (
  UPDATE consent SET person_id = $3::int WHERE identity_id = $1::int AND person_id = $2::int
)
UPDATE identity SET person_id = $3::int WHERE id = $1::int
