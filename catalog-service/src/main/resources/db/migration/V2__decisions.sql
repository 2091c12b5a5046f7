-- What people decide: confirmations with the deletions they name, reversals, withdrawals, erasures.

ALTER TABLE upload
    -- Of a confirmation: how many deletions it names, and whether an operator gave it.
    ADD COLUMN confirmed_deletions   bigint,
    ADD COLUMN confirmed_by_operator boolean NOT NULL DEFAULT false,
    -- The upload that a reversal undoes.
    ADD COLUMN reverses              uuid;

COMMENT ON COLUMN upload.kind IS 'snapshot, delta, reversal, withdrawal or erasure';

-- Who decided what, and why. Never changed, never removed.
CREATE TABLE decision (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    upload     uuid NOT NULL,
    -- confirmed, discarded, reversed, withdrawn, erased
    what       text COLLATE "C" NOT NULL,
    decided_by text NOT NULL,
    reason     text,
    decided_at timestamptz NOT NULL,
    UNIQUE (upload, what, decided_at)
);
