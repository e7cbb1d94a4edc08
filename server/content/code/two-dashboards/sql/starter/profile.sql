-- profile
-- Look before you join. There are accounts, orders, order_items, refunds and rates.
select count(*) as rows, count(distinct order_id) as orders from orders;

select count(*) as rows, count(distinct order_id) as orders from order_items;
