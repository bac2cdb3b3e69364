-- The one person who lives in units within reach, or wrote an ordinary ticket there, who gave this number and still agrees to
-- be called; nobody when two did. $1 digits of the number, as they are dialled in the country, $2 units at the top of the reach
WITH reached AS (
  SELECT unit_id FROM unit_ancestor
  WHERE ancestor_id IN (SELECT value::int FROM jsonb_array_elements_text($2::jsonb))
), holder AS (
  SELECT person.id
  FROM person
  WHERE person.ended_at IS NULL
    AND regexp_replace(regexp_replace(person.phone, '[^0-9]', '', 'g'), '^(00)?84', '0') = $1
    AND EXISTS (
      SELECT 1 FROM consent
      WHERE consent.person_id = person.id AND consent.purpose = 'phone' AND consent.withdrawn_at IS NULL)
    AND (person.unit_id IN (SELECT unit_id FROM reached)
      OR EXISTS (
        SELECT 1 FROM identity JOIN channel_account account ON account.id = identity.account_id
        WHERE identity.person_id = person.id AND COALESCE(identity.unit_id, account.unit_id) IN (SELECT unit_id FROM reached))
      OR EXISTS (
        SELECT 1 FROM ticket
        WHERE ticket.author_id = person.id AND NOT ticket.anonymous AND NOT ticket.restricted
          AND ticket.unit_id IN (SELECT unit_id FROM reached)))
)
SELECT min(id) AS id FROM holder HAVING count(*) = 1
