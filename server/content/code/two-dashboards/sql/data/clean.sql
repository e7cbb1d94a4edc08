-- The second quarter of 2026. Moments are in UTC; an amount is in the currency of its order.
create table accounts (account_id int, name text, is_test boolean);
create table orders (order_id int, account_id int, ordered_at timestamp, currency text, amount numeric, loaded_at timestamp);
create table order_items (order_id int, item_no int, sku text);
create table refunds (refund_id int, order_id int, refunded_at timestamp, amount numeric);
create table rates (currency text, day date, usd numeric);

-- What one unit of a currency was worth in dollars, day by day.
insert into rates
select currency, day::date, case
  when currency = 'USD' then 1.00
  when currency = 'EUR' then case when day < '2026-05-15' then 1.10 else 1.15 end
  else case when day < '2026-05-15' then 1.25 else 1.30 end
end
from unnest(array['USD', 'EUR', 'GBP']) as currency, generate_series(date '2026-03-28', date '2026-07-10', '1 day') as day;

-- Every twentieth account is one of our own, to test with.
insert into accounts select i, 'account ' || i, i % 20 = 0 from generate_series(1, 400) as i;

-- Customers.
insert into orders
select
  i,
  1 + i * 7 % 400 - case when (1 + i * 7 % 400) % 20 = 0 then 1 else 0 end,
  timestamp '2026-04-01 00:00' + (i * 7919 % (91 * 24 * 60)) * interval '1 minute',
  (array['USD', 'USD', 'USD', 'EUR', 'GBP'])[1 + i % 5],
  20 * (10 + i * 7907 % 120),
  timestamp '2026-07-01 03:00'
from generate_series(1, 2763) as i;

-- Our own tests: 30,000 dollars in all.
insert into orders
select
  8000 + i,
  20 * i,
  timestamp '2026-04-01 00:00' + (i * 6151 % (91 * 24 * 60)) * interval '1 minute',
  'USD',
  1500,
  timestamp '2026-07-01 03:00'
from generate_series(1, 20) as i;

-- Most orders have one item, some two or three.
insert into order_items
select order_id, item_no, format('sku-%s', (order_id * 17 + item_no * 5) % 90)
from orders
cross join lateral generate_series(1, case
  when order_id > 2763 then 1
  when order_id % 110 = 0 then 3
  when order_id % 40 = 0 then 2
  else 1
end) as item_no;

-- Money given back, some of it in two parts, some after the quarter.
insert into refunds
select
  row_number() over (order by order_id, part),
  order_id,
  ordered_at + (3 + order_id % 30) * interval '1 day' + part * interval '5 days',
  round(amount * 0.264, 0)
from orders
cross join generate_series(1, 2) as part
where order_id <= 2763 and order_id % 37 = 0 and (part = 1 or order_id % 74 = 0);

-- The last ones of the quarter.
insert into orders values
  (9001, 11, '2026-06-30 09:00', 'USD', 3296, '2026-07-01 03:00'),
  (9002, 12, '2026-06-30 23:59', 'USD', 3800, '2026-07-01 03:00');
insert into order_items values (9001, 1, 'sku-1'), (9002, 1, 'sku-2'), (9002, 2, 'sku-3');
insert into refunds values (9001, 9002, '2026-07-04 10:00', 1397.5);
