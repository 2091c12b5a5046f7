-- Who of those expected delivers to each dataset, as last told.

-- When a source delivered last, changed or not.
ALTER TABLE source ADD COLUMN delivered_at timestamptz;

CREATE TABLE coverage (
    dataset        smallint NOT NULL REFERENCES dataset,
    -- A municipality's code, or the organisation number of another organisation that is expected.
    member         text COLLATE "C" NOT NULL,
    -- never, current, late, stopped, not_applicable
    state          text COLLATE "C" NOT NULL DEFAULT 'never',
    -- Why nothing is expected, as an operator said it.
    not_applicable text,
    decided_by     text,
    PRIMARY KEY (dataset, member)
);

-- The number of the last event about coverage; its row is locked while the next ones are made.
CREATE TABLE coverage_events (last bigint NOT NULL);
INSERT INTO coverage_events VALUES (0);
