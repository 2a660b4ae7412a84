drop table customers;
drop table members;
drop table tax_classes;
alter table idempotency_keys drop constraint idempotency_keys_restaurant;
alter table facts drop constraint facts_restaurant;
alter table fact_heads drop constraint fact_heads_restaurant;
drop table restaurants;
