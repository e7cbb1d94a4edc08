-- check
-- Yours to try things in.
select 'nothing yet' as answer;
