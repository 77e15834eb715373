-- A wallet of several signers in the making: each invited member of the store gives the key that they will sign with.
create table multisig_setup (
    id         text        primary key,
    store_id   text        not null,                            -- no foreign key: all of a store would lock one row
    script     text        not null check (script in ('P2WSH', 'P2SH_P2WSH', 'P2SH')),
    required   integer     not null check (required >= 1),      -- how many of the signers must sign
    label      text,
    made_by    text        not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    unique (store_id)                                           -- one at a time
);
-- Which ones have lapsed?
create index multisig_setup_expiry on multisig_setup (expires_at);

-- Who is asked for a key, and what they gave; nobody gives one twice, and no two give the same.
create table multisig_signer (
    setup_id   text        not null references multisig_setup (id) on delete cascade,
    account_id text        not null,
    xpub       text,
    origin     text,                                            -- fingerprint and path, for example 73c5da0a/48'/0'/0'/2'
    given_at   timestamptz,
    primary key (setup_id, account_id),
    unique (setup_id, xpub),
    unique (setup_id, origin),
    check ((xpub is null) = (origin is null) and (xpub is null) = (given_at is null))
);
