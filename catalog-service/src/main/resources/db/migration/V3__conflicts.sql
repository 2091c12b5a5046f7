-- Contributions that claim a record and are not it, with the rule that decided. Kept by the merge, for keys it touched.
CREATE TABLE conflict (
    dataset   smallint NOT NULL,
    record_id text COLLATE "C" NOT NULL,
    source    int NOT NULL,
    local_id  text COLLATE "C" NOT NULL,
    -- The source whose contribution is the record.
    winner    int NOT NULL,
    -- authority, updated, receipt, identity
    rule      text COLLATE "C" NOT NULL,
    since     timestamptz NOT NULL,
    PRIMARY KEY (dataset, record_id, source, local_id)
);

-- Finds the number of a time.
CREATE INDEX change_set_committed ON change_set (dataset, committed_at);
