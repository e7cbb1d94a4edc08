-- name: dirty: people near midnight, near Monday and near a change of the clock
-- data: midnight
with people as materialized (
  select
    user_id,
    coalesce(zone, 'UTC') as place,
    (signed_up_at at time zone coalesce(zone, 'UTC'))::date
      - (extract(isodow from signed_up_at at time zone coalesce(zone, 'UTC'))::int - 1) as monday
  from users
),
each as (
  select
    people.user_id,
    monday,
    count(distinct event_id) filter (
      where (happened_at at time zone place)::date between monday + 28 and monday + 34
    ) as opens
  from people
  left join events on events.user_id = people.user_id and name = 'open'
  group by people.user_id, monday
)
select
  monday as signup_week,
  count(*) as signed_up,
  count(*) filter (where opens >= 2) as returned
from each
group by monday
order by monday;
