-- Links in letters about accounts. The secret in the link is nowhere: it is 128 random bits, so its SHA-256 needs no salt.
create table account_link (
    hash       text        primary key,                             -- SHA-256 of the secret, in hex
    account_id text        not null references account (id) on delete cascade,
    purpose    text        not null check (purpose in ('CONFIRM_EMAIL', 'RESET_PASSWORD')),
    bound_to   text        not null,                                -- digest of the account's stamp and address when the link was made
    expires_at timestamptz not null
);
-- Which links of this person does the use of one of them make void?
create index account_link_account on account_link (account_id, purpose);
-- Which links are past their time?
create index account_link_expiry on account_link (expires_at);

-- Invitations that were not accepted yet. The code is shown again to whoever invited, so it is encrypted rather than hashed.
create table account_invitation (
    account_id  text        primary key references account (id) on delete cascade,
    sealed_code text        not null,
    created_at  timestamptz not null
);

-- The first administrator may be removed once there is another; that there was one stays known.
alter table account_first_admin drop constraint account_first_admin_account_id_fkey;

-- Lists of people are sought in by a part of name or address; in order of the address, from one on.
create index account_email_order on account (email_key collate "C");
