drop view reporting.shifts;
drop view reporting.tenders;
drop view reporting.stock_movements;
drop view reporting.stock;
drop index orders_by_customer;
drop view reporting.placed_orders;
alter table restaurants drop closed_at;
drop table shifts;
