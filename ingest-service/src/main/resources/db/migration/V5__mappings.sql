-- A publisher's own column names: file column → field of the definition.
create table mapping (
  publisher text not null references publisher,
  dataset text not null,
  columns jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null,
  primary key (publisher, dataset)
);
