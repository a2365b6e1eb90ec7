-- Whether the key that a run was made with was revoked, and its name is that of a new key by now: then the run is told under the
-- name, but neither takes a place of the new key nor of its budget.

alter table open_runs add column former bigint not null default 0;
