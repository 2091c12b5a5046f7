-- The erasure that keeps a contribution out: whatever is said of it has no effect until the erasure is lifted.
ALTER TABLE contribution ADD COLUMN erased_by int;

CREATE INDEX contribution_erased ON contribution (erased_by) WHERE erased_by IS NOT NULL;
