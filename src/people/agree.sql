-- A writer agrees to a purpose and is known as a person from then on; while one agreement is open no other is noted.
-- $1 person, if known $2 language $3 unit $4 purpose $5 text version $6 identity $7 now
WITH fresh AS (
  INSERT INTO person (language, unit_id)
  SELECT $2::text, $3::int WHERE $1::int IS NULL
  RETURNING id
), writer AS (
  SELECT COALESCE($1::int, (SELECT id FROM fresh)) AS id
), given AS (
  INSERT INTO consent (person_id, purpose, text_version, identity_id, given_at)
  SELECT writer.id, $4::text, $5::text, $6::int, $7::timestamptz
  FROM writer
  WHERE NOT EXISTS (
    SELECT FROM consent WHERE consent.person_id = writer.id AND consent.purpose = $4 AND consent.withdrawn_at IS NULL
  )
)
SELECT id FROM writer
