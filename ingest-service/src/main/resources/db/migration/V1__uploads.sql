-- Publishers, what they may publish, and their keys.
create table publisher (
  organisation_number text primary key check (organisation_number ~ '^\d{10}$'),
  name text not null,
  municipality_code text check (municipality_code ~ '^\d{4}$'),
  version bigint not null,
  registered_at timestamptz not null
);

create table publisher_grant (
  organisation_number text not null references publisher,
  dataset text not null,
  primary key (organisation_number, dataset)
);

create table publisher_key (
  id text primary key,
  organisation_number text not null references publisher,
  hash bytea not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);

-- One row per submission; counters stay null until their stage has told them.
create table upload (
  id uuid primary key,
  dataset text not null,
  publisher text not null references publisher,
  kind text not null,
  confirm text not null,
  status text not null,
  receipt bigint,
  started_at timestamptz not null,
  progressed_at timestamptz not null,
  received_at timestamptz,
  rows_read bigint not null default 0,
  batches int,
  rows_valid bigint,
  rows_invalid bigint,
  warnings bigint,
  created bigint,
  updated bigint,
  deleted bigint,
  unchanged bigint,
  epoch int,
  change_set bigint,
  deletions_withheld boolean not null default false,
  dialect jsonb not null default '{}',
  cause text,
  detail text,
  ended_at timestamptz
);
create index upload_of_publisher on upload (publisher, started_at desc, id);
create index upload_receiving on upload (progressed_at) where status = 'receiving';

-- Orders the uploads of one publisher to one dataset: taken when the last byte is in.
create table receipt (
  dataset text not null,
  publisher text not null,
  last bigint not null,
  primary key (dataset, publisher)
);

-- What validation found in each batch; its presence makes a repeated batch harmless.
create table validated_batch (
  upload uuid not null references upload on delete cascade,
  sequence int not null,
  valid int not null,
  invalid int not null,
  warnings int not null,
  id_unreadable boolean not null,
  primary key (upload, sequence)
);

-- Findings; the reader's own (unknown columns) have sequence -1.
create table issue (
  upload uuid not null references upload on delete cascade,
  sequence int not null,
  ordinal int not null,
  line int not null,
  column_name text,
  field text,
  value text,
  code text not null,
  severity text not null,
  expected text,
  suggestion text,
  primary key (upload, sequence, ordinal)
);

-- Events that commit with the state they tell of, until the broker has them.
create table outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  key text not null,
  payload bytea not null,
  type text not null,
  subject text not null,
  created_at timestamptz not null
);
