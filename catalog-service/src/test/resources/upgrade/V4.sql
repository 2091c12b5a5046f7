UPDATE source SET delivered_at = '2026-01-02T10:00Z' WHERE id = 1;
INSERT INTO coverage VALUES (1, '0180', 'current', null, null);
