-- Guests who are members: a number that a person can say, and which guest of a table it belongs to.

alter table customers
    add loyalty_number text constraint customers_loyalty_number_form check (loyalty_number ~ '^[0-9]{10}$');
-- Drawn anew until no two of a restaurant are alike.
do $$
begin
    loop
        update customers
        set loyalty_number = lpad((('x' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 12))::bit(48)::bigint % 10000000000)::text, 10, '0')
        where loyalty_number is null;
        update customers c set loyalty_number = null from customers d
        where d.restaurant_id = c.restaurant_id and d.loyalty_number = c.loyalty_number and d.customer_id < c.customer_id;
        exit when not found;
    end loop;
end $$;
alter table customers
    alter column loyalty_number set not null,
    add constraint customers_loyalty_number_unique unique (restaurant_id, loyalty_number);

alter table guests
    add customer_id uuid,
    add constraint guests_customer foreign key (restaurant_id, customer_id) references customers;
create index guests_by_customer on guests (restaurant_id, customer_id) where customer_id is not null;
