-- Answers to invitations and wishes to give go, their numbers stay with the campaign. $1 keys as campaign-answers.sql finds them; they are
-- split once, so that each row is found by its whole key
WITH doomed AS (
  SELECT split_part(value, ':', 1) AS kind, split_part(value, ':', 2)::int AS campaign_id,
    split_part(value, ':', 3)::int AS person_id
  FROM jsonb_array_elements_text($1::jsonb)
), rsvps AS (
  DELETE FROM campaign_rsvp USING doomed
  WHERE kind = 'rsvp' AND campaign_rsvp.campaign_id = doomed.campaign_id AND campaign_rsvp.person_id = doomed.person_id
  RETURNING campaign_rsvp.campaign_id, answer
), pledges AS (
  DELETE FROM campaign_pledge USING doomed
  WHERE kind = 'pledge' AND campaign_pledge.campaign_id = doomed.campaign_id AND campaign_pledge.person_id = doomed.person_id
  RETURNING campaign_pledge.campaign_id, amount
), gone AS (
  SELECT campaign_id, answer AS what, count(*)::numeric AS figure FROM rsvps GROUP BY campaign_id, answer
  UNION ALL SELECT campaign_id, 'pledges', count(*) FROM pledges GROUP BY campaign_id
  UNION ALL SELECT campaign_id, 'amount', COALESCE(sum(amount), 0) FROM pledges GROUP BY campaign_id
)
UPDATE campaign SET past_answers = (
  SELECT jsonb_object_agg(what, total) FROM (
    SELECT what, sum(figure) AS total FROM (
      SELECT key AS what, value::numeric AS figure FROM jsonb_each_text(COALESCE(campaign.past_answers, '{}'))
      UNION ALL SELECT gone.what, gone.figure FROM gone WHERE gone.campaign_id = campaign.id
    ) figure GROUP BY what
  ) total
)
WHERE id IN (SELECT campaign_id FROM gone)
