-- A committee's database after years: fifty thousand residents with their chats and consents, a million tickets, each with
-- two events.
INSERT INTO person (name, created_at) SELECT 'Resident ' || n, now() FROM generate_series(1, 50000) AS n;
INSERT INTO identity (account_id, external_id, person_id)
SELECT (SELECT id FROM channel_account WHERE platform = 'telegram'), '9' || lpad(id::text, 9, '0'), id
FROM person WHERE name LIKE 'Resident %';
INSERT INTO consent (person_id, identity_id, purpose, text_version)
SELECT person_id, id, 'feedback', 'feedback-1' FROM identity WHERE person_id IS NOT NULL;
INSERT INTO ticket (author_id, identity_id, code, kind, category, urgency, status, unit_id, text, folded, language, channel, look_due_at, due_at, source_keys, created_at, updated_at)
SELECT author.person_id, author.id, 'PA-' || lpad(to_hex((n * 2654435761) % 268435456), 7, '0'), 'phan_anh',
       (ARRAY['chieu_sang_dien', 've_sinh_moi_truong', 'tieng_on', 'khac'])[1 + n % 4], 'thuong', CASE WHEN n % 50 = 0 THEN 'received' ELSE 'closed' END,
       (SELECT min(id) FROM unit),
       'Đèn đường ngõ ' || n % 700 || ' tổ ' || n % 60 || ' hỏng từ ngày ' || n % 28 || ', đi lại buổi tối rất nguy hiểm',
       'den duong ngo ' || n % 700 || ' to ' || n % 60 || ' hong tu ngay ' || n % 28 || ' di lai buoi toi rat nguy hiem',
       'vi', 'telegram', moment, moment, ARRAY[]::text[], moment, moment
FROM (SELECT n, now() - n * interval '1 minute' AS moment FROM generate_series(1, 1000000) AS n) AS each
JOIN (
  SELECT id, person_id, row_number() OVER (ORDER BY id) - 1 AS place FROM identity WHERE external_id LIKE '9%' AND length(external_id) = 10
) AS author ON author.place = n % 50000;
INSERT INTO ticket_event (ticket_id, at, type, data)
SELECT id, created_at, type, '{"channel": "telegram"}' FROM ticket, (VALUES ('received'), ('closed')) AS each(type);
