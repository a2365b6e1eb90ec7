-- Threads are listed, too.
create index threads_list on threads (provider, tenant, place) where deleted = 0;
