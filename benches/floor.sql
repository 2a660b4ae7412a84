-- What the database itself would manage: the rows that an order writes, without a server, rules or constraints.
create schema floor;
create table floor.heads (house int primary key, seq bigint not null default 0);
create table floor.stock (house int, ingredient int, on_hand bigint not null default 0, reserved bigint not null default 0, primary key (house, ingredient));
create table floor.rows (house int, kind text, id bigint generated always as identity, body text, primary key (house, kind, id));
insert into floor.heads select nth from generate_series(1, 50) nth;
insert into floor.stock select house, ingredient from generate_series(1, 50) house, generate_series(1, 30) ingredient;
