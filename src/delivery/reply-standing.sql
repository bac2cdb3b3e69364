-- What decides whether somebody can be written to. $1 identity
SELECT account.platform, account.settings, COALESCE(last_interaction_at, last_inbound_at) AS at
FROM identity JOIN channel_account account ON account.id = identity.account_id
WHERE identity.id = $1
