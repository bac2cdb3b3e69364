-- Stops the campaigns whose first messages on an account are refused in a way that would meet everyone: the text is wrong,
-- not the person. $1 campaigns, $2 how many
UPDATE campaign
SET status = 'paused', stop_reason = 'fault: ' || faulty.reason
FROM (
  SELECT recipient.campaign_id, min(recipient.reason) AS reason
  FROM campaign_recipient recipient
  WHERE recipient.campaign_id IN (SELECT value::int FROM jsonb_array_elements_text($1::jsonb)) AND recipient.our_fault
    AND NOT EXISTS (
      SELECT FROM campaign_recipient told
      WHERE told.campaign_id = recipient.campaign_id AND told.account_id = recipient.account_id AND told.state = 'sent')
  GROUP BY recipient.campaign_id, recipient.account_id
  HAVING count(*) >= $2::int
) faulty
WHERE campaign.id = faulty.campaign_id AND campaign.status = 'running'
RETURNING campaign.id, campaign.unit_id, campaign.stop_reason
