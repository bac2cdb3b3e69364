-- Gives everything of one resident to another and ends the first, which keeps nothing. What was told once stays told: empty
-- fields are filled, and a restriction of either holds.
-- Who did what in a ticket's history is not rewritten. $1 from, $2 to, $3 now
WITH moved_tickets AS (
  UPDATE ticket SET author_id = $2::int WHERE author_id = $1::int
), moved_messages AS (
  UPDATE ticket_message SET author_id = $2::int WHERE author_id = $1::int
), moved_consents AS (
  UPDATE consent SET person_id = $2::int WHERE person_id = $1::int
), moved_identities AS (
  UPDATE identity SET person_id = $2::int WHERE person_id = $1::int
), moved_requests AS (
  UPDATE data_request SET person_id = $2::int WHERE person_id = $1::int
), moved_recipients AS (
  UPDATE campaign_recipient SET person_id = $2::int
  WHERE person_id = $1::int AND NOT EXISTS (
    SELECT 1 FROM campaign_recipient other
    WHERE other.person_id = $2::int AND other.campaign_id = campaign_recipient.campaign_id)
), told_already AS (
  -- Whom one campaign has reached as the one is not told again as the other.
  UPDATE campaign_recipient waiting SET state = 'skipped', reason = 'merged', settled_at = $3::timestamptz
  FROM campaign_recipient told
  WHERE waiting.person_id = $2::int AND waiting.state = 'pending' AND told.person_id = $1::int
    AND told.campaign_id = waiting.campaign_id AND told.state IN ('sent', 'in_flight', 'unknown')
), moved_replies AS (
  UPDATE campaign_reply SET person_id = $2::int WHERE person_id = $1::int
), moved_rsvps AS (
  INSERT INTO campaign_rsvp (campaign_id, person_id, answer, answered_at)
  SELECT campaign_id, $2::int, answer, answered_at FROM campaign_rsvp WHERE person_id = $1::int
  ON CONFLICT (campaign_id, person_id) DO UPDATE SET answer = EXCLUDED.answer, answered_at = EXCLUDED.answered_at
  WHERE EXCLUDED.answered_at > campaign_rsvp.answered_at
), left_rsvps AS (
  DELETE FROM campaign_rsvp WHERE person_id = $1::int
), moved_pledges AS (
  INSERT INTO campaign_pledge (campaign_id, person_id, amount, pledged_at)
  SELECT campaign_id, $2::int, amount, pledged_at FROM campaign_pledge WHERE person_id = $1::int
  ON CONFLICT (campaign_id, person_id) DO UPDATE SET amount = EXCLUDED.amount, pledged_at = EXCLUDED.pledged_at
  WHERE EXCLUDED.pledged_at > campaign_pledge.pledged_at
), left_pledges AS (
  DELETE FROM campaign_pledge WHERE person_id = $1::int
), moved_refusals AS (
  INSERT INTO topic_refusal (person_id, topic, refused_at)
  SELECT $2::int, topic, refused_at FROM topic_refusal WHERE person_id = $1::int
  ON CONFLICT DO NOTHING
), ended AS (
  UPDATE person SET ended_at = $3::timestamptz, name = NULL, phone = NULL, language = NULL, unit_id = NULL, household_id = NULL
  WHERE id = $1::int
)
UPDATE person
SET name = COALESCE(person.name, other.name), phone = COALESCE(person.phone, other.phone), language = COALESCE(person.language, other.language),
    unit_id = COALESCE(person.unit_id, other.unit_id), household_id = COALESCE(person.household_id, other.household_id),
    restricted_at = COALESCE(person.restricted_at, other.restricted_at)
FROM person other
WHERE person.id = $2::int AND other.id = $1::int
