INSERT INTO upload (id, source, status, kind, receipt, received_at)
VALUES ('00000000-0000-4000-8000-000000000004', 1, 'merged', 'erasure', 4, '2026-01-04T10:00Z');
INSERT INTO contribution (source, local_id, receipt, erased_by) VALUES (1, 'hemmet', 4, 4);
