-- Opens a ticket with its first event and its files; no row: another ticket has the code.
-- $1 code $2 kind $3 category $4 urgency $5 unit $6 text $7 folded $8 address $9 latitude $10 longitude $11 language $12 channel
-- $13 author $14 identity $15 anonymous $16 look due $17 due $18 proposal $19 source keys $20 now $21 files $22 restricted $23 minor
-- $24 campaign
WITH opened AS (
  INSERT INTO ticket (code, kind, category, urgency, unit_id, text, folded, address, latitude, longitude, language, channel,
                      author_id, identity_id, anonymous, look_due_at, due_at, proposal, source_keys, created_at, updated_at,
                      restricted, minor, campaign_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18::jsonb,
          ARRAY(SELECT jsonb_array_elements_text($19::jsonb)), $20, $20, $22, $23, $24)
  ON CONFLICT (code) DO NOTHING
  RETURNING id
), begun AS (
  INSERT INTO ticket_event (ticket_id, at, type, data)
  SELECT id, $20, 'received', jsonb_build_object('channel', $12::text) FROM opened
), attached AS (
  INSERT INTO attachment (ticket_id, file_id)
  SELECT opened.id, file.value::int FROM opened, jsonb_array_elements_text($21::jsonb) AS file
)
SELECT id FROM opened
