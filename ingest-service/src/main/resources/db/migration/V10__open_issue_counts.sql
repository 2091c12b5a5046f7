-- How many issues each publisher has open, as last told. The row is locked while they are counted, so that a count that is
-- told later was counted later.
create table open_issue_count (
  dataset text not null,
  publisher text not null,
  open bigint not null default 0,
  errors bigint not null default 0,
  counted_at timestamptz not null default '-infinity',
  primary key (dataset, publisher)
);
