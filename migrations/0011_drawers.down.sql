drop view reporting.member_names;
drop view reporting.voids;
drop view reporting.period_lines;
drop view reporting.period_entries;
drop view reporting.drawer_cash;

drop trigger journal_entries_await_z on journal_entries;
drop function journal_entry_awaits_z;
drop table z_entries;
drop function z_entry_is_final;
drop table z_reports;
drop table z_numbers;

delete from journal_lines where entry_id in (select entry_id from journal_entries where order_id is null);
delete from journal_entries where order_id is null;
alter table journal_lines
    drop constraint journal_lines_account,
    add constraint journal_lines_account check (account in ('sales', 'discounts', 'service', 'returns', 'tax', 'receivable', 'cash', 'card', 'terminal', 'tips', 'rounding'));
drop index journal_entries_drawer_once;
drop index journal_entries_by_drawer;
alter table journal_entries
    drop constraint journal_entries_subject_named,
    drop constraint journal_entries_kind,
    add constraint journal_entries_kind check (kind in ('sale', 'payment', 'correction', 'refund', 'tender')),
    drop constraint journal_entries_drawer,
    drop drawer_id,
    alter order_id set not null;

drop index payments_by_drawer;
alter table payments
    drop constraint payments_drawer,
    drop drawer_id;

drop table drawer_counts;
drop table drawer_movements;
drop table drawers;
