-- profile
-- There are users and events.
select * from users limit 10;

select * from events limit 10;
