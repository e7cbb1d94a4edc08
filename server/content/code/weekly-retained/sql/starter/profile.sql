-- profile
-- Look before you join. There are users and events.
select count(*) as rows, count(distinct user_id) as people from users;

select name, count(*) as rows, min(happened_at), max(happened_at) from events group by name;
