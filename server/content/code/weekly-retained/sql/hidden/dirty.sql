-- name: dirty: events that came twice, people without a zone, events of nobody
-- data: dirty
select
  monday as signup_week,
  count(*) as signed_up,
  count(*) filter (where opens >= 2) as returned
from (
  select
    u.user_id,
    w.monday,
    (
      select count(distinct e.event_id)
      from events e
      where e.user_id = u.user_id
        and e.name = 'open'
        and (e.happened_at at time zone coalesce(u.zone, 'UTC'))::date between w.monday + 28 and w.monday + 34
    ) as opens
  from users u
  cross join lateral (
    select
      (u.signed_up_at at time zone coalesce(u.zone, 'UTC'))::date
        - (extract(isodow from u.signed_up_at at time zone coalesce(u.zone, 'UTC'))::int - 1) as monday
  ) w
) each
group by monday
order by monday;
