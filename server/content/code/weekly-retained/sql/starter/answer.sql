-- answer
-- For each signup week, how many people came back in week four?
-- Columns: signup_week (a date), signed_up, returned.
select 'nothing yet' as answer;
