-- The contribution that lost a conflict, at the issues of both sides: it is what the catalog opens and closes a conflict by.
-- Null at issues that were opened before.
alter table issue
  add column lost_by text,
  add column lost_id text;
