insert into issue (upload, sequence, ordinal, line, column_name, field, value, code, severity, expected, local_id, dataset, publisher, opened_at)
values ('00000000-0000-4000-8000-000000000001', 0, 1, 4, 'longitude', 'longitude', 'öst', 'not-a-number', 'ERROR', 'a number', 'osby-2',
  'badplatser', '2120001272', '2026-01-01T10:01Z');
insert into issue_count values ('00000000-0000-4000-8000-000000000001', 0, 'not-a-number', 2);
update validated_batch set ids = '{osby-1,osby-2}';
