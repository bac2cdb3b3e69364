-- Makes unit_ancestor the closure of the newest versions; ended units stay below their last parent. $1 the day in Viet Nam
WITH RECURSIVE newest AS (
  SELECT DISTINCT ON (unit_id) unit_id, parent_id
  FROM unit_version
  WHERE valid_from <= $1::date
  ORDER BY unit_id, valid_from DESC
), closure (unit_id, ancestor_id, depth) AS (
  SELECT unit_id, unit_id, 0 FROM newest
  UNION ALL
  SELECT closure.unit_id, newest.parent_id, closure.depth + 1
  FROM closure JOIN newest ON newest.unit_id = closure.ancestor_id
  WHERE newest.parent_id IS NOT NULL AND closure.depth < 100
), gone AS (
  DELETE FROM unit_ancestor
  WHERE NOT EXISTS (
    SELECT FROM closure
    WHERE closure.unit_id = unit_ancestor.unit_id AND closure.ancestor_id = unit_ancestor.ancestor_id
  )
)
INSERT INTO unit_ancestor AS kept (unit_id, ancestor_id, depth)
SELECT unit_id, ancestor_id, depth FROM closure
ON CONFLICT (unit_id, ancestor_id) DO UPDATE SET depth = EXCLUDED.depth WHERE kept.depth <> EXCLUDED.depth
