-- How far this service's consumer groups had come in Kafka, never further than what else stands in this database.
create table consumer_position (
  consumer text not null, -- a group; empty: the end of a topic that this service writes itself
  topic text not null,
  partition int not null,
  cluster text not null, -- the id of the Kafka cluster; in another one the position means nothing
  position bigint not null,
  primary key (consumer, topic, partition)
);

-- When this database was put back from a backup, and that what follows from it was done.
create table restoration (
  id text primary key, -- as the operator said it to the services
  restored_at timestamptz not null
);

-- Erasures that were decided after the backup, to be told once more when all of that time is merged.
create table retaken_erasure (
  erasure uuid primary key,
  event bytea not null
);
