drop view reporting.audit_words;
drop view reporting.audit_rows;
drop index facts_by_time;
