-- answer
-- One row is one signup week: a week begins on Monday, on the person's own wall.
with people as (
  -- One row a person. Whoever is deleted today signed up all the same.
  select
    user_id,
    coalesce(zone, 'UTC') as zone,
    date_trunc('week', signed_up_at at time zone 'UTC')::date as signup_week
  from users
),
opens as (
  -- One row an open: events come at least once, and the same event has the same id.
  select distinct on (event_id) event_id, user_id, happened_at
  from events
  where name = 'open'
  order by event_id, received_at
),
returned as (
  -- One row a person who opened at least twice in week four.
  select user_id
  from people
  join opens using (user_id)
  where date_trunc('week', happened_at at time zone 'UTC')::date = signup_week + 28
  group by user_id
  having count(*) >= 2
)
select signup_week, count(*) as signed_up, count(returned.user_id) as returned
from people
left join returned using (user_id)
group by signup_week
order by signup_week;
