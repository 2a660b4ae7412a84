-- Tickets: an immutable batch of what a station was asked to make. The state is the line's.

create table tickets (
    restaurant_id uuid not null,
    ticket_id uuid not null,
    order_id uuid not null,
    station_id uuid not null,
    fired_at timestamptz not null,
    primary key (restaurant_id, ticket_id),
    constraint tickets_order foreign key (restaurant_id, order_id) references orders,
    constraint tickets_station foreign key (restaurant_id, station_id) references stations
);
create index tickets_by_order on tickets (restaurant_id, order_id);
create index tickets_by_station on tickets (restaurant_id, station_id, fired_at);
call protect_tenant_table('tickets');
call make_append_only('tickets');

create table ticket_lines (
    restaurant_id uuid not null,
    ticket_id uuid not null,
    line_id uuid not null,
    quantity_delta int not null constraint ticket_lines_delta_not_zero check (quantity_delta <> 0),
    primary key (restaurant_id, ticket_id, line_id),
    constraint ticket_lines_ticket foreign key (restaurant_id, ticket_id) references tickets,
    constraint ticket_lines_line foreign key (restaurant_id, line_id) references order_lines
);
create index ticket_lines_by_line on ticket_lines (restaurant_id, line_id);
call protect_tenant_table('ticket_lines');
call make_append_only('ticket_lines');
