-- The contribution that lost a conflict, at the issues of both sides: it is what the catalog opens and closes a conflict by.
-- Null at issues that were opened before.
alter table issue
  add column lost_by text,
  add column lost_id text;

-- A conflict ends at whoever has it: of one record, never by all that is open.
create index issue_conflict on issue (dataset, local_id) where code = 'conflict' and opened_at is not null and closed_at is null;
