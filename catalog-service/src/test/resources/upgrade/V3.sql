INSERT INTO source (dataset, publisher) VALUES (1, '2120000001');
INSERT INTO conflict VALUES (1, '2120001272.torget', 2, 'wc-1', 1, 'authority', '2026-01-02T10:00Z');
