-- A row per object: its scope (provider, tenant), what is searched by as columns, the object itself as JSON. The place numbers
-- rows in the order they came in; lists are ordered by it. A deleted row that a cursor may name stays, without its document.
-- Times are milliseconds since the epoch, flags are 0 or 1.

create table assistants (
    place ${place},
    provider text not null,
    tenant text not null,
    id text not null,
    version bigint not null,
    deleted integer not null,
    document text not null
);
create unique index assistants_id on assistants (provider, tenant, id);
create index assistants_list on assistants (provider, tenant, place) where deleted = 0;

create table threads (
    place ${place},
    provider text not null,
    tenant text not null,
    id text not null,
    version bigint not null,
    deleted integer not null,
    document text not null
);
create unique index threads_id on threads (provider, tenant, id);

create table messages (
    place ${place},
    provider text not null,
    tenant text not null,
    id text not null,
    thread text not null,
    run text,
    version bigint not null,
    deleted integer not null,
    document text not null
);
create unique index messages_id on messages (provider, tenant, id);
create index messages_list on messages (provider, tenant, thread, place);
create index messages_of_run on messages (provider, tenant, thread, run, place) where run is not null;

create table runs (
    place ${place},
    provider text not null,
    tenant text not null,
    id text not null,
    thread text not null,
    status text not null,
    active integer not null,
    lease_until bigint,
    expires_at bigint,
    version bigint not null,
    deleted integer not null,
    document text not null,
    progress text not null
);
create unique index runs_id on runs (provider, tenant, id);
create index runs_list on runs (provider, tenant, thread, place);
create unique index runs_one_active on runs (provider, tenant, thread) where active = 1;
create index runs_active on runs (provider, tenant, place) where active = 1;

create table steps (
    place ${place},
    provider text not null,
    tenant text not null,
    id text not null,
    thread text not null,
    run text not null,
    version bigint not null,
    deleted integer not null,
    document text not null
);
create unique index steps_id on steps (provider, tenant, id);
create index steps_list on steps (provider, tenant, run, place);
create index steps_of_thread on steps (provider, tenant, thread);
