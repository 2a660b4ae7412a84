alter table guests
    drop constraint guests_customer,
    drop column customer_id;
alter table customers
    drop constraint customers_loyalty_number_unique,
    drop column loyalty_number;
