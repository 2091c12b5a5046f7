-- Records whose personal data was erased: rows of them stay out until an operator lifts the erasure. An erasure stands here
-- under every id that its record had, as the catalog tells them.
create table erased_record (
  dataset text not null,
  record_id text not null,
  erasure uuid not null,
  -- Whose rows can have the id; null when it is a national key, which anybody's can.
  publisher text generated always as (substring(record_id from '^([0-9]{10})[.]')) stored,
  primary key (dataset, record_id, erasure)
);
create index erased_record_of_erasure on erased_record (erasure);
