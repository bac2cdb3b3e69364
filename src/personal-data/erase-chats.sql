-- Empties conversations: the state with what was being written, what was remembered, both sides of a web talk, answers
-- to announcements, codes to join.
-- $1 identity ids, $2 whether the chats lose their person as well
WITH chat AS (
  SELECT value::int AS id FROM jsonb_array_elements_text($1::jsonb)
), talk AS (
  DELETE FROM web_message WHERE identity_id IN (SELECT id FROM chat)
), replies AS (
  DELETE FROM campaign_reply WHERE identity_id IN (SELECT id FROM chat)
), rsvps AS (
  DELETE FROM campaign_rsvp WHERE person_id IN (SELECT person_id FROM identity WHERE id IN (SELECT id FROM chat))
), pledges AS (
  DELETE FROM campaign_pledge WHERE person_id IN (SELECT person_id FROM identity WHERE id IN (SELECT id FROM chat))
), codes AS (
  DELETE FROM join_code WHERE identity_id IN (SELECT id FROM chat)
)
UPDATE identity
SET dialogue = NULL, shelved_until = NULL, greeted_at = NULL,
    language = CASE WHEN $2 THEN NULL ELSE language END,
    unit_id = CASE WHEN $2 THEN NULL ELSE unit_id END,
    person_id = CASE WHEN $2 THEN NULL ELSE person_id END
WHERE id IN (SELECT id FROM chat)
