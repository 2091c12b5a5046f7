INSERT INTO decision (upload, what, decided_by, decided_at)
VALUES ('00000000-0000-4000-8000-000000000002', 'confirmed', '2120001272', '2026-01-02T10:00Z');
