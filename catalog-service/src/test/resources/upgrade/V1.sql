INSERT INTO dataset (name, number, records, committed_at) VALUES ('offentliga-toaletter', 2, 1, '2026-01-02T10:00Z');
INSERT INTO publisher VALUES ('2120001272', 'Osby kommun', '1273', '{offentliga-toaletter}', 1, false);
INSERT INTO source (dataset, publisher, snapshot_receipt) VALUES (1, '2120001272', 2);
INSERT INTO upload (id, source, status, kind, confirm, receipt, received_at, batches, valid_rows)
VALUES
  ('00000000-0000-4000-8000-000000000001', 1, 'merged', 'snapshot', 'auto', 1, '2026-01-01T10:00Z', 1, 1),
  ('00000000-0000-4000-8000-000000000002', 1, 'merged', 'snapshot', 'auto', 2, '2026-01-02T10:00Z', 1, 1);
INSERT INTO staged_batch VALUES (1, 0), (2, 0);
INSERT INTO version (id, latitude, longitude, hash, line, schema_id, authority, local_id, municipality, scope, content)
VALUES
  ((1::bigint << 32) + 0, 59.3, 18.1, '00000000-0000-0000-0000-00000000000a', 2, {{schema}}, 0, 'torget', '0180', '', '\x{{earlier}}'),
  ((2::bigint << 32) + 0, 59.3, 18.1, '00000000-0000-0000-0000-00000000000b', 2, {{schema}}, 0, 'torget', '0180', '', '\x{{later}}');
INSERT INTO contribution (source, local_id, version, receipt, hash)
VALUES (1, 'torget', (2::bigint << 32), 2, '00000000-0000-0000-0000-00000000000b');
INSERT INTO merge (upload, created, updated) VALUES (1, 1, 0), (2, 0, 1);
INSERT INTO change (id, before, after, previous, revision, operation, record_id)
VALUES
  ((1::bigint << 32) + 1, null, (1::bigint << 32), null, 1, 1, '2120001272.torget'),
  ((2::bigint << 32) + 1, (1::bigint << 32), (2::bigint << 32), (1::bigint << 32) + 1, 2, 2, '2120001272.torget');
INSERT INTO change_set VALUES (1, 1, 1, 1, '2026-01-01T10:00Z'), (1, 2, 2, 1, '2026-01-02T10:00Z');
INSERT INTO record VALUES (1, '2120001272.torget', (2::bigint << 32), (2::bigint << 32) + 1, 1, 2, 59.3, 18.1, '0180');
INSERT INTO relay_position VALUES (1, 2, 0);
