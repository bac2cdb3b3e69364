-- Ends a person: nothing said about them stays. The rows of their consents stay as the least proof that they were given and
-- withdrawn (Law 91/2025/QH15, art. 9), under a number that leads to nobody; so do their requests, without words, and their
-- rows in the accounts of announcements, which go on to add up.
-- $1 person, $2 now
WITH household AS (
  UPDATE household SET address = NULL
  WHERE id = (SELECT household_id FROM person WHERE id = $1::int)
    AND NOT EXISTS (SELECT 1 FROM person other WHERE other.household_id = household.id AND other.id <> $1::int)
), replies AS (
  DELETE FROM campaign_reply WHERE person_id = $1::int
), rsvps AS (
  DELETE FROM campaign_rsvp WHERE person_id = $1::int
), pledges AS (
  DELETE FROM campaign_pledge WHERE person_id = $1::int
), told AS (
  UPDATE campaign_recipient SET platform_id = NULL WHERE person_id = $1::int AND platform_id IS NOT NULL
), topics AS (
  DELETE FROM topic_refusal WHERE person_id = $1::int
)
UPDATE person
SET name = NULL, phone = NULL, language = NULL, unit_id = NULL, household_id = NULL, restricted_at = NULL, ended_at = $2::timestamptz
WHERE id = $1::int
