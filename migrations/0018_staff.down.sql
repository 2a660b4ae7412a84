revoke select, update on token_families, password_resets from comanda_app;
drop table invitations;
