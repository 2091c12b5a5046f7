-- Whose event it is, and the stage that told it: they travel with the event, however long it waits.
alter table outbox
  add column upload uuid,
  add column traceparent text;
