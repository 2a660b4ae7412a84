drop table guests;
drop table seatings;
drop table qr_tokens;
drop table tables;
drop table areas;
