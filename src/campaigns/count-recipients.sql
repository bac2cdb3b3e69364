-- The account of a campaign. $1 campaign, $2 since when sending counts as recent
SELECT account.platform, recipient.state, recipient.reason, count(*)::int AS count,
       count(recipient.acknowledged_at)::int AS acknowledged,
       count(*) FILTER (WHERE recipient.state = 'sent' AND recipient.settled_at > $2::timestamptz)::int AS recent,
       count(*) FILTER (WHERE recipient.by_template AND recipient.state IN ('sent', 'unknown'))::int AS templates
FROM campaign_recipient recipient
LEFT JOIN channel_account account ON account.id = recipient.account_id
WHERE recipient.campaign_id = $1
GROUP BY account.platform, recipient.state, recipient.reason
