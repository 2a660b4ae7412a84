drop table api_requests;
drop table security_events;
drop table refresh_tokens;
drop table token_families;
drop table signing_keys;
drop table api_keys;
alter table sessions drop column session_id, drop column address;
drop view reporting.member_exceptions;
drop table member_permissions;
