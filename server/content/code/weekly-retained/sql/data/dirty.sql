-- People and what they did. Everything is in UTC; a person's zone says where their wall hangs.
create table users (user_id int, signed_up_at timestamptz, zone text, deleted_at timestamptz);
create table events (event_id text, user_id int, name text, happened_at timestamptz, received_at timestamptz);

insert into users
select
  i,
  timestamptz '2026-01-05 00:00+00' + (i * 7919 % (8 * 7 * 24 * 60)) * interval '1 minute',
  (array['Europe/Berlin', 'America/New_York', 'Asia/Kolkata'])[1 + i % 3],
  case when i % 17 = 0 then timestamptz '2026-04-20 12:00+00' + i * interval '1 minute' end
from generate_series(1, 600) as i;

-- Opens thin out over the weeks; now and then somebody is sent a push.
insert into events
select
  format('e%s-%s', user_id, k),
  user_id,
  case when (user_id * 31 + k) % 4 = 0 then 'push' else 'open' end,
  at,
  at + (user_id + k) % 50 * interval '1 minute'
from users
cross join generate_series(1, 16) as k
cross join lateral (
  select signed_up_at + (user_id * 6151 + k * k * 7907 + k * user_id * 37) % (45 * 24 * 60) * interval '1 minute' as at
) as moment
where (user_id * 13 + k * 7) % 5 < 4;

-- Events come at least once: one in nine comes again, up to three days later.
insert into events
select event_id, user_id, name, happened_at, received_at + (user_id % 72) * interval '1 hour'
from events
where (user_id * 7 + length(event_id)) % 9 = 0;

-- Some never said where they live: they count in UTC.
update users set zone = null where user_id % 29 = 0;

-- Events of people nobody knows, and of nobody.
insert into events
select format('x%s', i), case when i % 2 = 0 then 90000 + i end, 'open', timestamptz '2026-02-10 12:00+00', timestamptz '2026-02-10 12:00+00'
from generate_series(1, 40) as i;
