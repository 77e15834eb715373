-- People who may sign in.
create table account (
    id                          text        primary key,
    email                       text        not null,               -- as typed
    email_key                   text        not null unique,        -- in lower case: an address is taken once
    name                        text,
    image_url                   text,
    password_hash               text,                               -- with the name of its scheme in front; null: no password set
    stamp                       text        not null,               -- changes when open sessions must end
    is_admin                    boolean     not null,
    approved                    boolean     not null,
    requires_approval           boolean     not null,
    email_confirmed             boolean     not null,
    requires_email_confirmation boolean     not null,
    disabled                    boolean     not null,
    store_quota                 integer     check (store_quota >= 0),
    failed_sign_ins             integer     not null default 0,     -- since the last success or lock
    locked_until                timestamptz,
    created_at                  timestamptz not null
);

-- At most one row: whoever made the first administrator. Two first registrations meet here, and one of them wins.
create table account_first_admin (
    singleton  boolean primary key check (singleton),
    account_id text    not null references account (id)
);

-- What members of a store may do. A role without a store serves all stores.
create table account_role (
    id          text    primary key,                                -- its name, or '{store}::{name}'
    store_id    text,                                               -- no foreign key: emptying stores must leave the server's roles
    name        text    not null,
    permissions text[]  not null
);

insert into account_role (id, store_id, name, permissions)
values
    ('Owner', null, 'Owner', '{btcpay.store.canmodifystoresettings}'),
    ('Manager', null, 'Manager', '{btcpay.store.canviewstoresettings,btcpay.store.canmodifyinvoices,btcpay.store.webhooks.canmodifywebhooks,btcpay.store.canmodifypaymentrequests,btcpay.store.canmanagepullpayments,btcpay.store.canmanagepayouts}'),
    ('Employee', null, 'Employee', '{btcpay.store.canmodifyinvoices,btcpay.store.canmodifypaymentrequests,btcpay.store.cancreatenonapprovedpullpayments,btcpay.store.canviewpayouts,btcpay.store.canviewpullpayments}'),
    ('Guest', null, 'Guest', '{btcpay.store.canmodifyinvoices,btcpay.store.canviewpaymentrequests,btcpay.store.canviewpullpayments,btcpay.store.canviewpayouts}'),
    ('Wallet Manager', null, 'Wallet Manager', '{btcpay.store.canmanagewallets}'),
    ('Multisigner', null, 'Multisigner', '{btcpay.store.canmanagewallettransactions}'),
    ('Multisigner Guest', null, 'Multisigner Guest', '{btcpay.store.cansigntransactions}');

-- Who works in which store.
create table account_membership (
    account_id text        not null references account (id) on delete cascade,
    store_id   text        not null references store (id) on delete cascade,
    role_id    text        not null references account_role (id),
    since      timestamptz not null,
    primary key (account_id, store_id)
);
-- Who are the members of a store?
create index account_membership_store on account_membership (store_id);

-- API keys. The key itself is nowhere: it is 160 random bits, so its SHA-256 needs no salt.
create table account_api_key (
    hash       text        primary key,                             -- SHA-256 of the key, in hex
    account_id text        not null references account (id) on delete cascade,
    label      text        not null,
    grants     text[]      not null,                                -- 'permission' or 'permission:store'
    created_at timestamptz not null
);
-- Which keys has this person?
create index account_api_key_account on account_api_key (account_id);

-- How often a key was used for what.
create table account_api_key_use (
    hash         text        not null references account_api_key (hash) on delete cascade,
    permission   text        not null,                              -- '' where a call only needed to be signed in
    calls        bigint      not null,
    last_used_at timestamptz not null,
    primary key (hash, permission)
);

-- Sessions of the web pages, in the form that Spring Session keeps them.
create table account_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create unique index account_session_id on account_session (session_id);
create index account_session_expiry on account_session (expiry_time);
create index account_session_principal on account_session (principal_name);

create table account_session_attributes (
    session_primary_id char(36)     not null references account_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
