-- Counts an attempt, in a window that begins with the first. $1 key, $2 now, $3 when a window that begins now ends
INSERT INTO attempt (key, count, window_end) VALUES ($1, 1, $3::timestamptz)
ON CONFLICT (key) DO UPDATE
SET count = CASE WHEN attempt.window_end <= $2::timestamptz THEN 1 ELSE attempt.count + 1 END,
    window_end = CASE WHEN attempt.window_end <= $2::timestamptz THEN EXCLUDED.window_end ELSE attempt.window_end END
RETURNING count, window_end AS "windowEnd"
