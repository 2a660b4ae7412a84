-- What was sold, summed up by quarter hours as it is posted, so that a dashboard reads a few hundred rows however many
-- orders there were. Quarters, because every time zone is a whole number of them away from UTC.
create table sales_quarters (
    restaurant_id uuid not null,
    business_date date not null,
    quarter_at timestamptz not null
        constraint sales_quarters_quarter check (quarter_at = date_bin('15 minutes', quarter_at, '2000-01-01 00:00:00+00')),
    gross_minor bigint not null,
    tax_minor bigint not null,
    -- Orders that were first paid then; corrections add none.
    orders int not null constraint sales_quarters_orders check (orders >= 0),
    primary key (restaurant_id, business_date, quarter_at),
    constraint sales_quarters_restaurant foreign key (restaurant_id) references restaurants
);
call protect_tenant_table('sales_quarters');

insert into sales_quarters (restaurant_id, business_date, quarter_at, gross_minor, tax_minor, orders)
select restaurant_id, business_date, date_bin('15 minutes', at, '2000-01-01 00:00:00+00'), sum(gross_minor), sum(tax_minor),
    count(*) filter (where kind = 'sale')
from reporting.sales
group by 1, 2, 3;

-- A quarter that is not over is read from its postings.
create index journal_entries_by_time on journal_entries (restaurant_id, at);

create view reporting.sales_quarters with (security_invoker = true) as
select restaurant_id, business_date, quarter_at, gross_minor, tax_minor, orders from sales_quarters;

grant select on reporting.sales_quarters to comanda_app, comanda_system;
