-- Which attempt has a run, so that a commit can ask for it without reading the run's progress; null while nobody executes it.

alter table runs add column attempt text;
