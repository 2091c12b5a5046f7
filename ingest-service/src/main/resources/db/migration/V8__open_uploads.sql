-- Those on their way or held are few among all that ever were; they are counted every few seconds.
create index upload_open on upload (status, started_at) where status in ('receiving', 'validating', 'merging', 'held');
