-- What a held upload would do, from the catalog; a confirmation names the hash.
create table preview (
  upload uuid primary key references upload on delete cascade,
  hash text not null,
  reason text not null,
  created bigint not null,
  updated bigint not null,
  deleted bigint not null,
  unchanged bigint not null,
  changes jsonb not null,
  count_required boolean not null,
  held_at timestamptz not null
);

-- Every decision about an upload, with who and why.
create table decision (
  id bigint generated always as identity primary key,
  upload uuid not null references upload on delete cascade,
  decision text not null,
  decided_by text not null,
  reason text,
  decided_at timestamptz not null
);
create index decision_of_upload on decision (upload);
