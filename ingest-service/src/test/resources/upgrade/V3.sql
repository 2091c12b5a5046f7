insert into upload (id, dataset, publisher, kind, confirm, status, receipt, started_at, progressed_at, received_at, rows_read, rows_valid, batches)
values ('00000000-0000-4000-8000-000000000003', 'badplatser', '2120001272', 'snapshot', 'always', 'held', 3, '2026-01-03T10:00Z',
  '2026-01-03T10:00Z', '2026-01-03T10:00Z', 1, 1, 1);
insert into preview values ('00000000-0000-4000-8000-000000000003', 'abc', 'asked', 0, 1, 0, 1, '[]', false, '2026-01-03T10:01Z');
insert into decision (upload, decision, decided_by, reason, decided_at)
values ('00000000-0000-4000-8000-000000000001', 'confirmed', '2120001272', null, '2026-01-01T10:00Z');
