drop view reporting.sales_quarters;
drop index journal_entries_by_time;
drop table sales_quarters;
