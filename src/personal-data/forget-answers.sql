-- What the API was to answer again is sealed: nobody can look whose words are in it, so it all goes with anybody's words.
-- A request that is being answered right now keeps nothing either.
WITH held AS (
  SELECT person_id, key FROM idempotency_key
  WHERE answer IS NOT NULL OR status IS NULL
  ORDER BY person_id, key FOR UPDATE
)
UPDATE idempotency_key kept
SET answer = NULL, status = COALESCE(kept.status, 200)
FROM held
WHERE kept.person_id = held.person_id AND kept.key = held.key
