-- Operators also decide on what is no upload: a dataset that is made anew, a member of whom nothing is expected.
ALTER TABLE decision
    ALTER COLUMN upload DROP NOT NULL,
    -- Of a decision on no upload: the dataset's name, and the member where it is on one.
    ADD COLUMN dataset text COLLATE "C",
    ADD COLUMN member text COLLATE "C";

COMMENT ON COLUMN decision.what IS
    'confirmed, discarded, reversed, withdrawn, erased, erasure lifted, rebuilt, not applicable, applicable';
