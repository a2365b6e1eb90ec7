-- Keys of callers. Of a key itself only its SHA-256 is here, in hex. Lists are texts with a line for each item. A key that was
-- revoked stays, to be shown; its name is free again.

create table api_keys (
    place ${place},
    id text not null,
    name text not null,
    tenant text not null,
    hash text not null,
    providers text not null,
    models text not null,
    created_at bigint not null,
    expires_at bigint,
    revoked_at bigint
);
create unique index api_keys_hash on api_keys (hash);
create unique index api_keys_name on api_keys (name) where revoked_at is null;
