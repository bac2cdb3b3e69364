-- The chats of a ticket's author, that first in which they are answered. $1 author, $2 identity of the ticket
SELECT identity.id AS identity_id, account_id, external_id, COALESCE(language, 'vi') AS language, account.platform,
       COALESCE(last_interaction_at, last_inbound_at) AS at, unreachable, account.settings, account.fault
FROM identity JOIN channel_account account ON account.id = identity.account_id
WHERE (person_id = $1 AND $1 IS NOT NULL) OR identity.id = $2
ORDER BY (unreachable IS NULL) DESC, last_inbound_at DESC
