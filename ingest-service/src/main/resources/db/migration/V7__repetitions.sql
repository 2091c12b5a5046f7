-- What tells that a snapshot says the same as the one before: its body's length as sent, and by which rules it was read.
alter table upload
  add column body_bytes bigint,
  add column rules bytea; -- SHA-256 of definition, mapping, publisher, limits and the code that reads and judges
