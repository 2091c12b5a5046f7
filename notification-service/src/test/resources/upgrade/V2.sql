INSERT INTO feed VALUES ('coverage/badplatser', 1, 1, (1, 1, 0), null);
INSERT INTO change_set VALUES ('coverage/badplatser', 1, 1, 1, 1, now(), 'samla.coverage.changed.v1/0/1');
UPDATE subscription SET events = '{changes,coverage}';
