-- All findings by code, also those that are not listed one by one.
create table issue_count (
  upload uuid not null references upload on delete cascade,
  sequence int not null,
  code text not null,
  count bigint not null,
  primary key (upload, sequence, code)
);

-- An issue is open from the end of its upload until a later upload delivers its row valid, or without it.
alter table issue
  add column local_id text,
  add column dataset text,
  add column publisher text,
  add column opened_at timestamptz,
  add column closed_at timestamptz,
  add column closed_by uuid;
create index issue_live on issue (publisher, opened_at, upload, sequence, ordinal) where opened_at is not null;

-- The end of each upload looks at what is open, and for a later one: neither may cost by all that ever came.
create index issue_open on issue (publisher, dataset) where opened_at is not null and closed_at is null;
create index upload_of_dataset on upload (publisher, dataset, receipt);

-- The ids that a batch of a delta speaks of: what it closes.
alter table validated_batch add column ids text[];
