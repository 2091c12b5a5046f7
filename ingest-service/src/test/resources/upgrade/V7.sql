update upload set body_bytes = 120, rules = '\x01' where id = '00000000-0000-4000-8000-000000000001';
