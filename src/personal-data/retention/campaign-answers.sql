-- Answers to an invitation and wishes to give; their keys are campaign:person. $1 before, $2 how many
SELECT id FROM (
  SELECT campaign_id, person_id, 'rsvp:' || campaign_id || ':' || person_id AS id FROM campaign_rsvp WHERE answered_at < $1
  UNION ALL
  SELECT campaign_id, person_id, 'pledge:' || campaign_id || ':' || person_id FROM campaign_pledge WHERE pledged_at < $1
) answer
ORDER BY campaign_id, person_id, id LIMIT $2
