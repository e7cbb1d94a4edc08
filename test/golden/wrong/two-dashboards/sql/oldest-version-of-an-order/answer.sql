-- answer
-- One row is one month of orders. A refund counts in the month of its order, at the rate of that day.
with newest as (
  -- One row an order: what was loaded last is what it says now.
  select distinct on (order_id) order_id, account_id, ordered_at, currency, amount
  from orders
  order by order_id, loaded_at
),
bought as (
  -- One row an order of a customer, in dollars at the last rate known on its day.
  select order_id, date_trunc('month', ordered_at)::date as month, amount * rate.usd as gross, rate.usd
  from newest
  join accounts using (account_id)
  cross join lateral (
    select usd
    from rates
    where rates.currency = newest.currency and day <= ordered_at::date
    order by day desc
    limit 1
  ) as rate
  where is_test is not true
),
given_back as (
  -- One row an order: its refunds, each counted once.
  select order_id, sum(amount) as amount
  from (select distinct refund_id, order_id, amount from refunds) as once
  group by order_id
)
select
  month,
  count(*) as orders,
  round(sum(gross), 2) as gross,
  round(sum(coalesce(given_back.amount, 0) * usd), 2) as refunded,
  round(sum(gross - coalesce(given_back.amount, 0) * usd), 2) as net
from bought
left join given_back using (order_id)
group by month
order by month;
