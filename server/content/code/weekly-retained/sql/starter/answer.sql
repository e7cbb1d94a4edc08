-- answer
-- For each signup week, how many people came back in week four?
-- One row is one signup week: signup_week (a date), signed_up, returned.
select 'nothing yet' as answer;
