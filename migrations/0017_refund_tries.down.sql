drop view reporting.failed_refunds;
alter table payments drop column return_tries;
drop index refunds_undone;
drop index refunds_to_check;
create index refunds_started on refunds (restaurant_id, at) where state = 'started';
alter table refunds
    drop constraint refunds_settled_is_done,
    drop constraint refunds_arrived_by_name,
    drop constraint refunds_failed_for_a_reason,
    drop constraint refunds_started_is_checked,
    drop column settled,
    drop column next_check_at,
    drop column asked_at,
    drop column tries;
