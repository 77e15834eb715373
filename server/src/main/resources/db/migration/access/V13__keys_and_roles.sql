-- Keys may end by themselves, and a program that asked for a key through a person's browser gets the same one again.
alter table account_api_key
    add column expires_at   timestamptz,                            -- null: good until it is revoked
    add column application  text,                                   -- what the asking program calls itself
    add column redirect     text,                                   -- the address that the program had the key sent to
    add column sealed_value text,                                   -- the key, encrypted; only for a program that may ask again
    add check ((application is null) = (redirect is null)),
    add check ((application is null) = (sealed_value is null));
-- Which keys did this person give to this program?
create index account_api_key_application on account_api_key (account_id, application) where application is not null;

-- Who has this role?
create index account_membership_role on account_membership (role_id);
