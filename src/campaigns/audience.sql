-- Who a segment means, one row a person: where they are written to, and why not when they cannot be. The last wrote-from chat
-- counts among those that can be reached.
-- $1 unit, $2 channels, $3 languages, $5 roles (lists or null), $4 topics, $6 in a registered household or null,
-- $7 one of each household, $8 units left out, $9 campaigns whose recipients are left out, $10 whether consent is needed,
-- $11 now, $12 the account whose template reaches those outside Zalo's seven days, or null,
-- $13 an earlier campaign and what was answered to it, or null, $14 whether any unit says how often people are written to
SELECT person_id, identity_id, account_id, platform, is_paid, by_template,
       CASE WHEN reason IS NULL AND $7::boolean AND household_id IS NOT NULL AND place > 1 THEN 'household' ELSE reason END AS reason
FROM (
  SELECT met.*, row_number() OVER (PARTITION BY met.household_id, met.reason IS NULL ORDER BY met.person_id) AS place
  FROM (
    SELECT chosen.person_id, chosen.identity_id, chosen.account_id, chosen.platform, chosen.household_id,
           chosen.platform = 'zalo' AND chosen.interacted_at < $11::timestamptz - interval '48 hours' AND NOT chosen.is_closed AS is_paid,
           chosen.is_closed AS by_template,
           CASE
             WHEN chosen.restricted_at IS NOT NULL THEN 'restricted'
             WHEN chosen.is_ended THEN 'account_ended'
             -- What an account could not pay for says nothing of the person.
             WHEN chosen.unreachable NOT IN ('quota', 'unpaid') THEN chosen.unreachable
             WHEN chosen.is_closed AND chosen.account_id IS DISTINCT FROM $12::int THEN 'window'
             WHEN $10::boolean AND agreed.is_open IS NULL THEN 'no_consent'
             WHEN $10::boolean AND NOT agreed.is_open THEN 'unsubscribed'
             WHEN $10::boolean AND (
               SELECT count(*) FROM topic_refusal refusal
               WHERE refusal.person_id = chosen.person_id AND $4::jsonb ? refusal.topic) = jsonb_array_length($4::jsonb) THEN 'topic'
             -- How often people are written to is said by the nearest unit above where they live.
             WHEN $10::boolean AND $14::boolean AND (
               SELECT count(*) FROM campaign_recipient told
               WHERE told.person_id = chosen.person_id AND (told.settled_at IS NULL
                 OR told.state IN ('sent', 'unknown') AND told.settled_at > $11::timestamptz - interval '1 day')) >= (
               SELECT rule.per_day FROM campaign_rule rule JOIN unit_ancestor above ON above.ancestor_id = rule.unit_id
               WHERE above.unit_id = chosen.unit_id ORDER BY above.depth LIMIT 1)
               THEN 'frequency'
             WHEN $10::boolean AND $14::boolean AND (
               SELECT count(*) FROM campaign_recipient told
               WHERE told.person_id = chosen.person_id AND (told.settled_at IS NULL
                 OR told.state IN ('sent', 'unknown') AND told.settled_at > $11::timestamptz - interval '7 days')) >= (
               SELECT rule.per_week FROM campaign_rule rule JOIN unit_ancestor above ON above.ancestor_id = rule.unit_id
               WHERE above.unit_id = chosen.unit_id ORDER BY above.depth LIMIT 1)
               THEN 'frequency'
           END AS reason
    FROM (
      SELECT DISTINCT ON (chat.person_id) chat.*
      FROM (
        SELECT identity.id AS identity_id, identity.person_id, identity.account_id, identity.unreachable,
               identity.last_inbound_at, account.platform, account.state = 'ended' AS is_ended, person.household_id, person.restricted_at,
               COALESCE(identity.language, person.language, 'vi') AS language,
               COALESCE(identity.unit_id, person.unit_id, account.unit_id) AS unit_id,
               COALESCE(identity.last_interaction_at, identity.last_inbound_at) AS interacted_at,
               account.platform = 'zalo' AND COALESCE(identity.last_interaction_at, identity.last_inbound_at)
                 < $11::timestamptz - interval '7 days' AS is_closed
        FROM identity
        JOIN person ON person.id = identity.person_id AND person.ended_at IS NULL
        JOIN channel_account account ON account.id = identity.account_id
        WHERE $2::jsonb IS NULL OR $2::jsonb ? account.platform
      ) chat
      ORDER BY chat.person_id, chat.is_ended, (chat.unreachable IS NULL AND NOT chat.is_closed) DESC, chat.last_inbound_at DESC,
               chat.identity_id DESC
    ) chosen
    LEFT JOIN (
      SELECT consent.person_id, bool_or(consent.withdrawn_at IS NULL) AS is_open
      FROM consent WHERE consent.purpose = 'announcements' GROUP BY consent.person_id
    ) agreed ON agreed.person_id = chosen.person_id
    WHERE ($3::jsonb IS NULL OR $3::jsonb ? chosen.language)
      AND ($6::boolean IS NULL OR (chosen.household_id IS NOT NULL) = $6::boolean)
      AND CASE WHEN $5::jsonb IS NULL
        THEN chosen.unit_id IN (SELECT unit_id FROM unit_ancestor WHERE ancestor_id = $1::int)
        ELSE chosen.person_id IN (
          SELECT role.person_id FROM role JOIN unit_ancestor ON unit_ancestor.unit_id = role.unit_id
          WHERE unit_ancestor.ancestor_id = $1::int AND role.ended_at IS NULL AND $5::jsonb ? role.role)
        END
      AND ($13::jsonb IS NULL OR EXISTS (
        SELECT FROM campaign_recipient asked
        LEFT JOIN campaign_rsvp rsvp ON rsvp.campaign_id = asked.campaign_id AND rsvp.person_id = asked.person_id
        LEFT JOIN campaign_pledge pledge ON pledge.campaign_id = asked.campaign_id AND pledge.person_id = asked.person_id
        WHERE asked.campaign_id = ($13::jsonb ->> 'campaign')::int AND asked.person_id = chosen.person_id
          AND asked.state IN ('in_flight', 'sent', 'unknown')
          AND ($13::jsonb -> 'answers' IS NULL
            OR $13::jsonb -> 'answers' ? ('rsvp_' || rsvp.answer)
            OR $13::jsonb -> 'answers' ? 'pledged' AND pledge.person_id IS NOT NULL
            OR $13::jsonb -> 'answers' ? 'acknowledged' AND asked.acknowledged_at IS NOT NULL
            OR $13::jsonb -> 'answers' ? 'no_answer' AND asked.state IN ('sent', 'unknown') AND asked.acknowledged_at IS NULL
              AND rsvp.person_id IS NULL AND pledge.person_id IS NULL
              AND NOT EXISTS (SELECT FROM campaign_reply reply
                WHERE reply.campaign_id = asked.campaign_id AND reply.person_id = asked.person_id)
              AND NOT EXISTS (SELECT FROM ticket
                WHERE ticket.campaign_id = asked.campaign_id AND ticket.author_id = asked.person_id)
              -- Where answers are past their retention nobody knows any more who gave none.
              AND EXISTS (SELECT FROM campaign WHERE campaign.id = asked.campaign_id AND campaign.past_answers IS NULL))))
      AND NOT chosen.unit_id IN (
        SELECT unit_id FROM unit_ancestor
        WHERE ancestor_id IN (SELECT value::int FROM jsonb_array_elements_text($8::jsonb)))
      AND NOT EXISTS (
        SELECT FROM campaign_recipient earlier
        WHERE earlier.person_id = chosen.person_id AND earlier.state IN ('pending', 'in_flight', 'sent', 'unknown')
          AND earlier.campaign_id = ANY (ARRAY(SELECT value::int FROM jsonb_array_elements_text($9::jsonb))))
  ) met
) ranked
