drop index movements_sale_once;
alter table movements drop constraint movements_order;
drop table reservations;
drop table order_lines;
drop table orders;
drop table order_numbers;
