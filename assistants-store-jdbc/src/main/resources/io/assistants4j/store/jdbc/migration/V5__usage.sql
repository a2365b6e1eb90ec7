-- Whose the runs are that are not over, and what those took that are. A run leaves the first table when it ends, and is counted
-- in the second by whoever takes it out: once, however often its end is seen. A place that is kept for a run that is about to
-- be made has no provider, no tenant and no thread. The caller is the name of a key; empty for the master key, and where nobody
-- has to say who they are. A day is one of UTC, such as 2026-11-25.

create table open_runs (
    place ${place},
    provider text not null,
    tenant text not null,
    run text not null,
    thread text not null,
    caller text not null,
    expires_at bigint not null
);
create unique index open_runs_id on open_runs (provider, tenant, run);
create index open_runs_thread on open_runs (provider, tenant, thread);
create index open_runs_caller on open_runs (caller, expires_at);

insert into open_runs (provider, tenant, run, thread, caller, expires_at)
select provider, tenant, id, thread, '', coalesce(expires_at, 0) from runs where active = 1;

create table usage (
    day text not null,
    caller text not null,
    tenant text not null,
    provider text not null,
    assistant text not null,
    model text not null,
    runs bigint not null,
    prompt_tokens bigint not null,
    completion_tokens bigint not null,
    total_tokens bigint not null
);
create unique index usage_of_caller on usage (caller, day, tenant, provider, assistant, model);
create index usage_of_day on usage (day);

-- The same by caller and day alone, because budgets are looked at before each turn.
create table spent (
    caller text not null,
    day text not null,
    total_tokens bigint not null
);
create unique index spent_of_caller on spent (caller, day);

alter table api_keys add column concurrent_runs bigint;
alter table api_keys add column tokens_per_day bigint;
alter table api_keys add column tokens_per_month bigint;
