-- The identity to write to: of those of a person, or the given one, on an account that has not ended, a reachable one before
-- others, then where they last wrote.
-- $1 person, $2 identity
SELECT identity.id AS identity_id, account_id, external_id, COALESCE(language, 'vi') AS language, account.platform,
       COALESCE(last_interaction_at, last_inbound_at) AS at
FROM identity JOIN channel_account account ON account.id = identity.account_id
WHERE (person_id = $1 AND $1 IS NOT NULL) OR identity.id = $2
ORDER BY (account.state = 'ended'), (unreachable IS NULL) DESC, last_inbound_at DESC
LIMIT 1
