-- How far this service's consumer groups had come in Kafka, never further than what else stands in this database.
CREATE TABLE consumer_position (
    -- A group.
    consumer  text NOT NULL,
    topic     text NOT NULL,
    partition int NOT NULL,
    -- The id of the Kafka cluster; in another one the position means nothing.
    cluster   text NOT NULL,
    position  bigint NOT NULL,
    PRIMARY KEY (consumer, topic, partition)
);

-- When this database was put back from a backup, and that what follows from it was done.
CREATE TABLE restoration (
    -- As the operator said it to the services.
    id          text PRIMARY KEY,
    restored_at timestamptz NOT NULL
);

-- Finds what became of an upload. Merges are made in the order of uploads, more or less.
CREATE INDEX merge_upload ON merge USING brin (upload);
