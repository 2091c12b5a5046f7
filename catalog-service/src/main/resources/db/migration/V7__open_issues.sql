-- How much each publisher has left to mend, as ingest counted it last.
CREATE TABLE open_issues (
    dataset    smallint NOT NULL REFERENCES dataset,
    publisher  text COLLATE "C" NOT NULL,
    open       bigint NOT NULL,
    -- Those that keep a row out.
    errors     bigint NOT NULL,
    counted_at timestamptz NOT NULL,
    PRIMARY KEY (dataset, publisher)
);
