-- check
-- From 4.32 to 4.10 million, cause by cause, to the last unit.
with priced as (
  select o.*, o.amount * r.usd as dollars, r.usd, a.is_test
  from orders o
  join accounts a using (account_id)
  join rates r on r.currency = o.currency and r.day = o.ordered_at::date
),
items as (
  select order_id, count(*) as items from order_items group by order_id
),
given_back as (
  select order_id, sum(amount) as amount from refunds group by order_id
)
select
  round(sum(dollars * items), 2) as product,
  round(-sum(dollars * (items - 1)), 2) as counted_once,
  round(-sum(coalesce(given_back.amount, 0) * usd), 2) as refunds,
  round(-sum(dollars) filter (where is_test), 2) as test_accounts,
  round(
    sum(dollars) filter (where is_test is not true) - sum(coalesce(given_back.amount, 0) * usd),
    2
  ) as finance
from priced
join items using (order_id)
left join given_back using (order_id);
