insert into mapping values ('2120001272', 'badplatser', '{"Plats": "name"}', '2026-01-01T00:00Z', 'anna');
