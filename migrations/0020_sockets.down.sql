drop trigger seatings_tell_end on seatings;
drop trigger identities_tell_end on identities;
drop trigger member_permissions_tell_change on member_permissions;
drop trigger members_tell_change on members;
drop trigger api_keys_tell_end on api_keys;
drop trigger token_families_tell_end on token_families;
drop trigger sessions_tell_end on sessions;
drop function tell_rights_changed();
drop table socket_tickets;
