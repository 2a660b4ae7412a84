revoke select, update on token_families from comanda_app;
drop table invitations;
