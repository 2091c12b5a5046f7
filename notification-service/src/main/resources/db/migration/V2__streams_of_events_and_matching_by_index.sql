-- ---------------------------------------------------------------------------------------------------------------
-- Streams of other events: coverage and uploads. This service numbers them as they come; where an event came from
-- is kept, so that a repeated message changes nothing.
-- ---------------------------------------------------------------------------------------------------------------
ALTER TABLE change_set ADD COLUMN source_key text;
CREATE UNIQUE INDEX change_set_of_source ON change_set (stream, source_key) WHERE source_key IS NOT NULL;

-- What a subscription hears of its datasets: changes, coverage, uploads.
ALTER TABLE subscription ADD COLUMN events text[] NOT NULL DEFAULT '{changes}';

-- ---------------------------------------------------------------------------------------------------------------
-- Matching by index: each instance keeps the filters in memory, and reads only those that were made or edited since.
-- The number is given while the feeds are held, so that no lower one appears after a higher one was seen.
-- ---------------------------------------------------------------------------------------------------------------
CREATE SEQUENCE subscription_revision;
ALTER TABLE subscription ADD COLUMN revision bigint NOT NULL DEFAULT nextval('subscription_revision');
CREATE INDEX subscription_by_revision ON subscription (revision);

-- ---------------------------------------------------------------------------------------------------------------
-- Attempts are the commonest write: no look-up of the subscription for each. What a deleted subscription leaves is
-- shown to nobody, and goes with its age.
-- ---------------------------------------------------------------------------------------------------------------
ALTER TABLE attempt DROP CONSTRAINT attempt_subscription_fkey;
CREATE INDEX dead_letter_by_age ON dead_letter (given_up_at);
