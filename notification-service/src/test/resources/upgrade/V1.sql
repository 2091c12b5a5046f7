INSERT INTO feed VALUES ('badplatser', 1, 1, (1, 1, 0), null);
INSERT INTO change_set VALUES ('badplatser', 1, 1, 1, 1, now());
INSERT INTO change (stream, epoch, change_set, ordinal, operation, fields, publisher_after, octets, view)
VALUES ('badplatser', 1, 1, 0, 'created', '{}', '2120001272', 2, '{}');
INSERT INTO subscriber VALUES ('00000000-0000-4000-8000-000000000001', 'Badappen', '2120001272', now());
INSERT INTO subscriber_key VALUES ('AAAAAAAAAAAA', '00000000-0000-4000-8000-000000000001', sha256(convert_to('{{key}}', 'UTF8')), now(), null);
INSERT INTO subscription (id, subscriber, url, datasets, filter, payload, status, proven_at, secret, created_at)
VALUES ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 'https://badappen.example/webhooks', '{badplatser}',
  '{"municipalities": ["1273"]}', 'full', 'active', now(), 'k1:AAAA', now());
INSERT INTO delivery_cursor (subscription, stream, delivered, last_match, next_attempt_at, token)
VALUES ('00000000-0000-4000-8000-000000000002', 'badplatser', (1, 1, 0), (1, 1, 0), now(), 1);
INSERT INTO attempt (subscription, stream, webhook_id, attempt, started_at, duration_ms, outcome, status, position_from, position_to)
VALUES ('00000000-0000-4000-8000-000000000002', 'badplatser', 'msg_1', 1, now(), 12, 'delivered', 200, (1, 0, 0), (1, 1, 0));
INSERT INTO dead_letter VALUES ('00000000-0000-4000-8000-000000000002', 'badplatser', 'msg_0', (1, 0, 0), (1, 0, 1), '{}', now());
