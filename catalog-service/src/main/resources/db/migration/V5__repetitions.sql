-- Snapshots that say, byte for byte, what was merged just before: deliveries without rows.
ALTER TABLE upload
    -- The upload that said the same, and how many valid rows it would have.
    ADD COLUMN repeats       uuid,
    ADD COLUMN repeated_rows bigint;

COMMENT ON COLUMN upload.kind IS 'snapshot, delta, repetition, reversal, withdrawal or erasure';

-- Tells whether anything was erased since.
CREATE INDEX upload_erasure ON upload (number, source) WHERE kind = 'erasure';
