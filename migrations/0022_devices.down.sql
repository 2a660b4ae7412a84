alter table members drop column pin_failures;
alter table token_families drop column device_id;
alter table sessions drop column device_id;
drop table devices;
