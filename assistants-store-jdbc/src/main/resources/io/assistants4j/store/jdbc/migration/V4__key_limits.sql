-- How many requests the holder of a key may send in a minute; null for any number.

alter table api_keys add column requests_per_minute bigint;
