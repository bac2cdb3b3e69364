-- Stops the campaigns whose first messages of a kind are refused in a way that would meet everyone who gets that kind: what is
-- said is wrong, not the person. A kind is an account, a language, and whether a template says it.
-- $1 campaigns, $2 how many
WITH reading AS NOT MATERIALIZED (
  SELECT recipient.campaign_id, recipient.account_id, recipient.by_template, recipient.state, recipient.reason, recipient.our_fault,
         campaign.text_en IS NOT NULL AND COALESCE(identity.language, person.language, 'vi') = 'en' AS in_english
  FROM campaign_recipient recipient JOIN campaign ON campaign.id = recipient.campaign_id
  LEFT JOIN identity ON identity.id = recipient.identity_id
  LEFT JOIN person ON person.id = recipient.person_id
), refused AS (
  SELECT campaign_id, account_id, by_template, in_english, min(reason) AS reason
  FROM reading
  WHERE campaign_id IN (SELECT value::int FROM jsonb_array_elements_text($1::jsonb)) AND our_fault
  GROUP BY campaign_id, account_id, by_template, in_english
  HAVING count(*) >= $2::int
), faulty AS (
  SELECT refused.campaign_id, min(refused.reason) AS reason
  FROM refused
  WHERE NOT EXISTS (
    SELECT FROM reading told
    WHERE told.campaign_id = refused.campaign_id AND told.account_id = refused.account_id AND told.state = 'sent'
      AND told.by_template = refused.by_template AND told.in_english = refused.in_english)
  GROUP BY refused.campaign_id
)
UPDATE campaign
SET status = 'paused', stop_reason = 'fault: ' || faulty.reason
FROM faulty
WHERE campaign.id = faulty.campaign_id AND campaign.status = 'running'
RETURNING campaign.id, campaign.unit_id, campaign.stop_reason
