drop table ticket_lines;
drop table tickets;
