-- Who keeps what: an id alone tells the provider. For conversations kept here the scope of their rows says it, so ids lead
-- their indexes; for those kept by a far side a row is added here when they first pass through. The account is that of the
-- provider where it has several, else empty.

drop index assistants_id;
create unique index assistants_id on assistants (tenant, id, provider);

drop index threads_id;
create unique index threads_id on threads (tenant, id, provider);

create table owners (
    place ${place},
    tenant text not null,
    kind text not null,
    id text not null,
    provider text not null,
    account text not null
);
create unique index owners_id on owners (tenant, kind, id, provider, account);
create index owners_latest on owners (tenant, kind, provider, place);
