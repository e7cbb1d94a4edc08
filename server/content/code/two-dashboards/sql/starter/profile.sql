-- profile
-- There are accounts, orders, order_items, refunds and rates.
select * from orders limit 10;

select * from order_items limit 10;
