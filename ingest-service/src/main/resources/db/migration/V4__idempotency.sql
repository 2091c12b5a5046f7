-- Idempotency-Key: the same key from the same publisher is one upload. Freed when the upload is refused or given up.
alter table upload
  add column idempotency_key text,
  add column fingerprint bytea; -- SHA-256 of the request: dataset, parameters, type and body
create unique index upload_idempotency_key on upload (publisher, idempotency_key) where idempotency_key is not null;
