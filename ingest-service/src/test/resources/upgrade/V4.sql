update upload set idempotency_key = 'once', fingerprint = '\x00' where id = '00000000-0000-4000-8000-000000000001';
