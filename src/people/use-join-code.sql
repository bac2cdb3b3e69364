-- Uses up a code that another chat asked for. $1 code hash, $2 now, $3 the identity that sends it, or null when it is shown at the office
UPDATE join_code
SET used_at = CASE WHEN join_code.identity_id = $3::int THEN NULL ELSE $2::timestamptz END
FROM identity
JOIN channel_account account ON account.id = identity.account_id
WHERE join_code.code_hash = $1 AND join_code.used_at IS NULL AND join_code.expires_at > $2::timestamptz
  AND identity.id = join_code.identity_id
RETURNING identity.id AS "identityId", identity.person_id AS "personId", identity.unit_id AS "unitId",
          identity.account_id AS "accountId", identity.external_id AS "externalId", identity.language, account.platform
