-- The catalog: what publishers said (version, contribution), what the nation reads (record), and how it came about (change).
--
-- Content is written once, when its row is staged, as the Avro bytes that came. Everything else points to it.
-- Numbers of two parts: version.id = upload << 32 | place in the upload, change.id = merge << 32 | ordinal in the change
-- set. So one index finds a single one and all of an upload's or a merge's, and a pointer is one column.
-- Hot tables have no foreign keys: only the merge writes them, set-wise, and a check per row would cost more than the row.

-- A national dataset and the head of its feed. The row is locked in a merge's last instant.
CREATE TABLE dataset (
    id           smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         text COLLATE "C" NOT NULL UNIQUE,
    epoch        int NOT NULL DEFAULT 1,
    number       bigint NOT NULL DEFAULT 0,
    records      bigint NOT NULL DEFAULT 0,
    committed_at timestamptz
);

-- Publishers as ingest registered them; version 0 is one that an upload named first.
CREATE TABLE publisher (
    organisation_number text COLLATE "C" PRIMARY KEY,
    name                text NOT NULL,
    municipality_code   text COLLATE "C",
    datasets            text[] NOT NULL DEFAULT '{}',
    version             bigint NOT NULL DEFAULT 0,
    withdrawn           boolean NOT NULL DEFAULT false
);

-- One publisher's part of one dataset: the unit of order and of the merge lock.
CREATE TABLE source (
    id               int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dataset          smallint NOT NULL REFERENCES dataset,
    publisher        text COLLATE "C" NOT NULL,
    -- The receipt of the newest snapshot of everything: what it did not say is gone, what it said stands.
    snapshot_receipt bigint NOT NULL DEFAULT 0,
    -- When the source was merged last; the queue serves the one that waited longest.
    served_at        timestamptz NOT NULL DEFAULT '-infinity',
    UNIQUE (dataset, publisher)
);

-- The same per scope, for snapshots that replace only a part.
CREATE TABLE scope_snapshot (
    source  int NOT NULL REFERENCES source,
    scope   text COLLATE "C" NOT NULL,
    receipt bigint NOT NULL,
    PRIMARY KEY (source, scope)
);

CREATE TABLE upload (
    number             int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id                 uuid NOT NULL UNIQUE,
    source             int NOT NULL REFERENCES source,
    -- staging, ready, held, merged, failed, abandoned, discarded, superseded
    status             text COLLATE "C" NOT NULL DEFAULT 'staging',
    kind               text COLLATE "C",
    confirm            text COLLATE "C",
    receipt            bigint,
    received_at        timestamptz,
    batches            int,
    valid_rows         bigint,
    deletions_withheld boolean NOT NULL DEFAULT false,
    scopes             text[] NOT NULL DEFAULT '{}',
    ready_at           timestamptz,
    -- Of a held upload: the hash of the preview shown, and of the one that was confirmed.
    preview_hash       text,
    confirmed_hash     text,
    failure            text
);

-- The work queue, and the held uploads a newer snapshot may supersede.
CREATE INDEX upload_waiting ON upload (source, receipt) INCLUDE (valid_rows) WHERE status = 'ready';
CREATE INDEX upload_held ON upload (source) WHERE status = 'held';

-- Decides whether a batch was seen before.
CREATE TABLE staged_batch (
    upload   int NOT NULL REFERENCES upload,
    sequence int NOT NULL,
    PRIMARY KEY (upload, sequence)
);

-- Local ids of rows that failed: they keep their last valid version.
CREATE TABLE quarantined (
    upload   int NOT NULL REFERENCES upload,
    local_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (upload, local_id)
);

-- What an upload's row said. Staged here; the merge removes what said nothing new, the rest is history.
CREATE TABLE version (
    id           bigint PRIMARY KEY,
    latitude     double precision,
    longitude    double precision,
    hash         uuid,
    line         int NOT NULL,
    schema_id    int NOT NULL,
    updated      date,
    authority    smallint NOT NULL,
    local_id     text COLLATE "C" NOT NULL,
    national_key text COLLATE "C",
    municipality text COLLATE "C",
    scope        text COLLATE "C" NOT NULL,
    -- The dataset's record as plain Avro by schema_id; null when the row says delete.
    content      bytea
);

-- What a publisher holds now for one local id; without hash it is deleted and remembers its receipt.
CREATE TABLE contribution (
    source       int NOT NULL,
    local_id     text COLLATE "C" NOT NULL,
    version      bigint,
    receipt      bigint NOT NULL,
    -- The receipt of a snapshot in which this id was in quarantine, so that the snapshot says nothing of it.
    unread_at    bigint,
    hash         uuid,
    national_key text COLLATE "C",
    scope        text COLLATE "C" NOT NULL DEFAULT '',
    PRIMARY KEY (source, local_id)
) WITH (fillfactor = 90);

CREATE INDEX contribution_national_key ON contribution (national_key) WHERE national_key IS NOT NULL;

-- Contributions of keyed records as they were before a merge. Others stand in change.before already.
CREATE TABLE replaced_contribution (
    merge    int NOT NULL,
    local_id text COLLATE "C" NOT NULL,
    version  bigint NOT NULL,
    PRIMARY KEY (merge, local_id)
);

-- Rows to lock, in key order, while contributions to a key are read and changed.
CREATE TABLE national_key (
    dataset smallint NOT NULL,
    key     text COLLATE "C" NOT NULL,
    PRIMARY KEY (dataset, key)
);

-- The national record: the contribution that wins. Without version it was withdrawn.
CREATE TABLE record (
    dataset      smallint NOT NULL,
    record_id    text COLLATE "C" NOT NULL,
    version      bigint,
    change       bigint NOT NULL,
    source       int NOT NULL,
    revision     int NOT NULL,
    latitude     double precision,
    longitude    double precision,
    municipality text COLLATE "C",
    PRIMARY KEY (dataset, record_id)
) WITH (fillfactor = 90);

-- A plain index for boxes: cheap to write, and the planner knows from both columns' statistics when a box is so wide that
-- walking the records in order is the better way.
CREATE INDEX record_place ON record (dataset, latitude, longitude) WHERE latitude IS NOT NULL;
CREATE INDEX record_municipality ON record (dataset, municipality, record_id) WHERE municipality IS NOT NULL;
CREATE INDEX record_source ON record (source, record_id) WHERE version IS NOT NULL;

CREATE TABLE merge (
    id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    upload     int NOT NULL REFERENCES upload,
    created    bigint NOT NULL DEFAULT 0,
    updated    bigint NOT NULL DEFAULT 0,
    deleted    bigint NOT NULL DEFAULT 0,
    unchanged  bigint NOT NULL DEFAULT 0
);

-- History: each change points to the contents before and after it, and to the record's previous change.
CREATE TABLE change (
    id        bigint PRIMARY KEY,
    before    bigint,
    -- Of a deletion: the row that asked for it, null when by absence.
    after     bigint,
    previous  bigint,
    revision  int NOT NULL,
    -- 1 created, 2 updated, 3 deleted, 4 erased
    operation smallint NOT NULL,
    record_id text COLLATE "C" NOT NULL
);

CREATE TABLE change_set (
    dataset      smallint NOT NULL REFERENCES dataset,
    number       bigint NOT NULL,
    merge        int NOT NULL UNIQUE REFERENCES merge,
    size         int NOT NULL,
    committed_at timestamptz NOT NULL,
    PRIMARY KEY (dataset, number)
);

-- How far the change relay came. Not on the head's row: the relay must never wait for a merge, nor a merge for it.
CREATE TABLE relay_position (
    dataset smallint PRIMARY KEY REFERENCES dataset,
    number  bigint NOT NULL DEFAULT 0,
    ordinal int NOT NULL DEFAULT 0
);

-- Events that were committed with the state they tell of and wait for the broker.
CREATE TABLE outbox (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic   text NOT NULL,
    key     text NOT NULL,
    headers text[] NOT NULL,
    value   bytea NOT NULL
);

-- Up to which receipt a contribution stands: its own, or that of the newest snapshot that confirmed it; a snapshot that
-- could not read its row confirmed nothing.
CREATE FUNCTION standing_receipt(own bigint, unread_at bigint, snapshot bigint) RETURNS bigint
    LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN unread_at = snapshot THEN own ELSE greatest(own, snapshot) END;
