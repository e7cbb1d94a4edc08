-- Few people, all of them near a border: of a day, of a week, of a clock change.
create table users (user_id int, signed_up_at timestamptz, zone text, deleted_at timestamptz);
create table events (event_id text, user_id int, name text, happened_at timestamptz, received_at timestamptz);

insert into users values
  -- Sunday evening in New York is Monday in UTC.
  (1, '2026-01-19 03:00+00', 'America/New_York', null),
  -- Monday morning in Kolkata is still Sunday in UTC.
  (2, '2026-01-18 20:00+00', 'Asia/Kolkata', null),
  -- Week four holds the change of the clock.
  (3, '2026-03-02 12:00+00', 'Europe/Berlin', null),
  (4, '2026-02-15 22:59:59+00', 'Europe/Berlin', null),
  (5, '2026-02-15 23:00:00+00', 'Europe/Berlin', '2026-06-01 00:00+00'),
  -- Nobody of this week came back.
  (6, '2026-02-25 12:00+00', 'UTC', null);

insert into events values
  ('a1', 1, 'open', '2026-02-10 04:30+00', '2026-02-10 04:30+00'),
  ('a2', 1, 'open', '2026-02-16 04:30+00', '2026-02-16 04:30+00'),
  ('b1', 2, 'open', '2026-02-15 18:30+00', '2026-02-15 18:31+00'),
  ('b2', 2, 'open', '2026-02-22 18:29+00', '2026-02-22 18:30+00'),
  ('c1', 3, 'open', '2026-03-29 22:30+00', '2026-03-29 22:30+00'),
  ('c2', 3, 'open', '2026-04-05 21:59+00', '2026-04-05 21:59+00'),
  ('c3', 3, 'open', '2026-03-29 21:59+00', '2026-03-29 21:59+00'),
  ('d1', 4, 'open', '2026-03-15 22:59:59+00', '2026-03-15 23:00+00'),
  ('d2', 4, 'open', '2026-03-09 12:00+00', '2026-03-09 12:00+00'),
  ('e1', 5, 'open', '2026-03-15 23:00+00', '2026-03-15 23:00+00'),
  ('e2', 5, 'open', '2026-03-16 12:00+00', '2026-03-18 12:00+00'),
  ('e2', 5, 'open', '2026-03-16 12:00+00', '2026-03-16 12:01+00'),
  ('f1', 6, 'open', '2026-03-25 12:00+00', '2026-03-25 12:00+00'),
  ('f1', 6, 'open', '2026-03-25 12:00+00', '2026-03-27 12:00+00'),
  ('f2', 6, 'push', '2026-03-26 12:00+00', '2026-03-26 12:00+00');
