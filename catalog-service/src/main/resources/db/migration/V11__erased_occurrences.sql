-- From the tenth on, rows that agree in their natural key have other ids than before (ADR 7): 10 is a10 now, 100 is b100.
-- What was erased under the id before stays out under the id now.
INSERT INTO contribution (source, local_id, receipt, erased_by)
SELECT source, left(local_id, 33) || chr(ascii('a') + length(local_id) - 35) || substr(local_id, 34), receipt, erased_by
FROM contribution
WHERE erased_by IS NOT NULL AND local_id ~ '^[0-9a-f]{32}-[1-9][0-9]+$'
ON CONFLICT DO NOTHING;
