-- check
-- From 4.32 to 4.10 million, cause by cause, to the last unit.
select 'nothing yet' as proof;
