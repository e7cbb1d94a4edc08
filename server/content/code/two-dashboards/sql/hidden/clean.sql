-- name: clean: every month of the quarter, 4,100,000 in all
-- data: clean
with known as materialized (
  select
    currency,
    dates.day,
    (
      select usd
      from rates
      where rates.currency = each.currency and rates.day <= dates.day
      order by rates.day desc
      limit 1
    ) as usd
  from (select distinct currency from rates) each, generate_series(date '2026-04-01', '2026-06-30', '1 day') as dates (day)
),
versions as (
  select *, row_number() over (partition by order_id order by loaded_at desc) as place from orders
),
back as (
  select order_id, sum(amount) as amount
  from (select order_id, refund_id, max(amount) as amount from refunds group by order_id, refund_id) each
  group by order_id
),
facts as (
  select
    date_trunc('month', ordered_at) as month,
    versions.amount * usd as dollars,
    coalesce(back.amount, 0) * usd as back
  from versions
  join known on known.currency = versions.currency and known.day = ordered_at::date
  left join back on back.order_id = versions.order_id
  where place = 1 and account_id not in (select account_id from accounts where is_test)
)
select month::date as month, count(*) as orders, sum(dollars) as gross, sum(back) as refunded, sum(dollars - back) as net
from facts
group by 1
order by 1;
