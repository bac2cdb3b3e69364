-- Announcements of units that were merged whole go to the unit that took them over, and its rules and kept segments with them where
-- that has none of its own. One that has not begun is about the new unit and waits for a new approval, as does one that left a merged
-- unit out; one that has begun stays as it was approved. Answers those whose approval or submission ends.
-- $1 pairs as a JSON list of {"from", "to"}
WITH pair AS (
  SELECT (value ->> 'from')::int AS origin, (value ->> 'to')::int AS target FROM jsonb_array_elements($1::jsonb) AS each(value)
), rules AS (
  UPDATE campaign_rule SET unit_id = target
  FROM (
    SELECT DISTINCT ON (target) origin, target FROM pair JOIN campaign_rule ON unit_id = origin ORDER BY target, origin
  ) first
  WHERE unit_id = origin AND NOT EXISTS (SELECT FROM campaign_rule own WHERE own.unit_id = target)
), segments AS (
  UPDATE saved_segment kept SET unit_id = target, segment = jsonb_set(segment, '{unit}', to_jsonb(target)),
    name = CASE WHEN EXISTS (
      SELECT FROM saved_segment other
      WHERE other.name = kept.name AND (other.unit_id = pair.target
        OR other.id < kept.id AND other.unit_id IN (SELECT origin FROM pair also WHERE also.target = pair.target))
    ) THEN name || ' (' || kept.id || ')' ELSE name END
  FROM pair WHERE unit_id = origin
), was AS (
  SELECT campaign.id, campaign.status, pair.target
  FROM campaign LEFT JOIN pair ON campaign.unit_id = pair.origin
  WHERE pair.target IS NOT NULL
    OR campaign.status IN ('submitted', 'approved')
      AND EXISTS (SELECT FROM pair WHERE campaign.segment -> 'exclude' -> 'units' @> to_jsonb(origin))
), followed AS (
  UPDATE campaign SET
    unit_id = COALESCE(was.target, unit_id),
    segment = CASE WHEN was.target IS NULL OR started_at IS NOT NULL THEN segment
      ELSE jsonb_set(segment, '{unit}', to_jsonb(was.target)) END,
    version = version + CASE WHEN was.status IN ('draft', 'submitted', 'approved') THEN 1 ELSE 0 END,
    submitted_at = CASE WHEN was.status IN ('submitted', 'approved') THEN NULL ELSE submitted_at END,
    approver_id = CASE WHEN was.status = 'approved' THEN NULL ELSE approver_id END,
    approved_hash = CASE WHEN was.status = 'approved' THEN NULL ELSE approved_hash END,
    approved_at = CASE WHEN was.status = 'approved' THEN NULL ELSE approved_at END,
    status = CASE WHEN was.status IN ('submitted', 'approved') THEN 'draft' ELSE campaign.status END
  FROM was WHERE campaign.id = was.id
  RETURNING campaign.id, campaign.unit_id, was.status AS before
)
SELECT id, unit_id AS "unitId" FROM followed WHERE before IN ('submitted', 'approved')
