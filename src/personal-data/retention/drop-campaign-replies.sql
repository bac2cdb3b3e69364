-- Words people answered announcements with go, their number stays with the campaign. $1 ids
WITH doomed AS (
  DELETE FROM campaign_reply WHERE id IN (SELECT value::bigint FROM jsonb_array_elements_text($1::jsonb))
  RETURNING campaign_id
), gone AS (
  SELECT campaign_id, count(*)::int AS figure FROM doomed GROUP BY campaign_id
)
UPDATE campaign SET past_answers = COALESCE(past_answers, '{}')
  || jsonb_build_object('replies', COALESCE((past_answers ->> 'replies')::int, 0) + gone.figure)
FROM gone WHERE campaign.id = gone.campaign_id
