INSERT INTO upload (id, source, status, kind, confirm, receipt, received_at, repeats, repeated_rows)
VALUES ('00000000-0000-4000-8000-000000000003', 1, 'merged', 'repetition', 'auto', 3, '2026-01-03T10:00Z',
  '00000000-0000-4000-8000-000000000002', 1);
