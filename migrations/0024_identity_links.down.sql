drop table identity_links;
