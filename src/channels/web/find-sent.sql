-- What a resident sent under the id their page gave it. $1 account, $2 external id, $3 id given by the page
SELECT m.id::text AS message_id, m.identity_id, m.content AS sent
FROM identity i
JOIN web_message m ON m.identity_id = i.id
WHERE i.account_id = $1 AND i.external_id = $2 AND m.side = 'resident' AND m.content->>'client' = $3
