-- How many erasures a stream's copy has seen: what an instance keeps of it in memory counts as long as this stays.
ALTER TABLE feed ADD COLUMN erasures bigint NOT NULL DEFAULT 0;
