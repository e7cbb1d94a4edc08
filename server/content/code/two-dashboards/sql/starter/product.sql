-- What the product dashboard shows: 4.32 million. Finance has only a total from its ledger: 4.10 million.
select round(sum(o.amount * r.usd), 2) as revenue
from orders o
join order_items i on i.order_id = o.order_id
join rates r on r.currency = o.currency and r.day = o.ordered_at::date;
