-- What the rules about rows found in a batch: ids that were derived although the dataset has ids, and the scopes of valid rows.
alter table validated_batch add derived int not null default 0;
alter table validated_batch add scopes text[] not null default '{}';
