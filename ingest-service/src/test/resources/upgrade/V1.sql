insert into publisher values ('2120001272', 'Osby kommun', '1273', 1, '2026-01-01T00:00Z');
insert into publisher_grant values ('2120001272', 'badplatser');
insert into publisher_key values ('AAAAAAAAAAA', '2120001272', sha256(convert_to('{{key}}', 'UTF8')), '2026-01-01T00:00Z', null);
insert into receipt values ('badplatser', '2120001272', 3);
insert into upload (id, dataset, publisher, kind, confirm, status, receipt, started_at, progressed_at, received_at, rows_read, batches,
  rows_valid, rows_invalid, warnings, created, updated, deleted, unchanged, epoch, change_set, dialect, ended_at)
values ('00000000-0000-4000-8000-000000000001', 'badplatser', '2120001272', 'snapshot', 'auto', 'merged', 1, '2026-01-01T10:00Z',
  '2026-01-01T10:00Z', '2026-01-01T10:00Z', 3, 1, 2, 1, 0, 2, 0, 0, 0, 1, 7, '{"encoding": "UTF-8"}', '2026-01-01T10:01Z');
insert into upload (id, dataset, publisher, kind, confirm, status, receipt, started_at, progressed_at, cause, ended_at)
values ('00000000-0000-4000-8000-000000000002', 'badplatser', '2120001272', 'snapshot', 'auto', 'rejected', 2, '2026-01-02T10:00Z',
  '2026-01-02T10:00Z', 'unreadable', '2026-01-02T10:00Z');
insert into validated_batch (upload, sequence, valid, invalid, warnings, id_unreadable)
values ('00000000-0000-4000-8000-000000000001', 0, 2, 1, 0, false);
insert into issue (upload, sequence, ordinal, line, column_name, field, value, code, severity, expected)
values ('00000000-0000-4000-8000-000000000001', 0, 0, 4, 'latitude', 'latitude', 'norr', 'not-a-number', 'ERROR', 'a number');
