-- Guests who are members: a number that a person can say, and which guest of a table it belongs to.

alter table customers
    add loyalty_number text constraint customers_loyalty_number_form check (loyalty_number ~ '^[0-9]{10}$');
update customers set loyalty_number = lpad(floor(random() * 10000000000)::bigint::text, 10, '0');
alter table customers
    alter column loyalty_number set not null,
    add constraint customers_loyalty_number_unique unique (restaurant_id, loyalty_number);

alter table guests
    add customer_id uuid,
    add constraint guests_customer foreign key (restaurant_id, customer_id) references customers;
create index guests_by_customer on guests (restaurant_id, customer_id) where customer_id is not null;
