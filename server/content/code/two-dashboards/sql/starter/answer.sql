-- answer
-- One query that finance and product both accept: revenue of the quarter, month by month, in dollars.
-- Columns: month (a date), orders, gross, refunded, net.
select 'nothing yet' as answer;
