-- Rows of a batch that say what their contribution said when they were staged. They are most rows of most snapshots, so
-- they are no rows of version, but pointers: to the version that says the same, with the id and the line that the row
-- would have. The arrays are parallel.
CREATE TABLE known_rows (
    upload   int NOT NULL REFERENCES upload,
    sequence int NOT NULL,
    versions bigint[] NOT NULL,
    ids      bigint[] NOT NULL,
    lines    int[] NOT NULL,
    PRIMARY KEY (upload, sequence)
);

-- They live for seconds; squeezing them would take longer than writing them.
ALTER TABLE known_rows
    ALTER COLUMN versions SET STORAGE EXTERNAL,
    ALTER COLUMN ids SET STORAGE EXTERNAL,
    ALTER COLUMN lines SET STORAGE EXTERNAL;
