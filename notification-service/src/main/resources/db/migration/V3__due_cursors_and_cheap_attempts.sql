-- ---------------------------------------------------------------------------------------------------------------
-- A cursor that delivers batch after batch stays due: its row is rewritten in place, and no index is touched. An
-- index on what moves with every batch would grow by a dead entry each time.
-- ---------------------------------------------------------------------------------------------------------------
DROP INDEX delivery_cursor_due;
ALTER TABLE delivery_cursor ADD COLUMN due boolean GENERATED ALWAYS AS (last_match > delivered) STORED;
CREATE INDEX delivery_cursor_due ON delivery_cursor (next_attempt_at) WHERE due;
ALTER TABLE delivery_cursor SET (fillfactor = 30, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- ---------------------------------------------------------------------------------------------------------------
-- Attempts are written in the order of their time: a summary of each block is enough to find the old ones.
-- ---------------------------------------------------------------------------------------------------------------
DROP INDEX attempt_by_age;
CREATE INDEX attempt_by_age ON attempt USING brin (started_at);
