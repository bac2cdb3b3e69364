-- The last seven days and the seven before. $1 the reader's reach, $2 now
WITH visible AS (
  SELECT created_at, looked_at, answered_at FROM ticket
  WHERE (created_at > $2::timestamptz - interval '14 days' OR answered_at > $2::timestamptz - interval '14 days')
    AND visible_to($1, ticket)
), week AS (
  SELECT number, $2::timestamptz - interval '7 days' * (number + 1) AS after, $2::timestamptz - interval '7 days' * number AS until
  FROM generate_series(0, 1) AS number
)
SELECT week.number,
       count(*) FILTER (WHERE created_at > after AND created_at <= until)::int AS received,
       count(*) FILTER (WHERE answered_at > after AND answered_at <= until)::int AS answered,
       (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM looked_at - created_at))
         FILTER (WHERE looked_at > after AND looked_at <= until))::float8 AS "lookSeconds"
FROM week LEFT JOIN visible ON true
GROUP BY week.number
ORDER BY week.number
