drop table password_resets;
drop table outbox_messages;
