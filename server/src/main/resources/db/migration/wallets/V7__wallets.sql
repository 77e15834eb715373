-- Wallets: what makes addresses. Two stores with the same keys share one, so that an address is never given out twice.
create table wallet (
    id         bigint      generated always as identity primary key,
    network    text        not null,
    scheme     text        not null,                    -- the derivation scheme in the form that all its spellings share
    created_at timestamptz not null,
    unique (network, scheme)
);

-- Counters of a wallet's two rows of addresses. Rewritten for each address given out, thousands of times a second: the page
-- keeps room for the versions of its rows.
create table wallet_branch (
    wallet_id     bigint   not null references wallet (id),
    branch        smallint not null check (branch in (0, 1)),  -- 0 to receive, 1 for change
    next_index    integer  not null check (next_index >= 0),   -- the next to give out; all below are taken or were paid
    derived_until integer  not null,                           -- scripts below are derived and watched; none above is given out
    primary key (wallet_id, branch),
    check (next_index <= derived_until)
) with (fillfactor = 10);

-- Which wallet a store takes payments with.
create table wallet_store (
    store_id      text        primary key references store (id) on delete cascade,
    wallet_id     bigint      not null references wallet (id),
    enabled       boolean     not null,
    config        jsonb       not null,                 -- what the merchant set up; see WalletConfig
    receive_index integer,                              -- the address that the receive page shows, until it is paid
    configured_at timestamptz not null
);
-- Whose receive page shows an address of this wallet?
create index wallet_store_wallet on wallet_store (wallet_id);

-- Seeds of wallets that were made here to be signed with here. Sealed. They outlive the store's choice of another wallet, and
-- the store, because coins may still be there.
create table wallet_seed (
    store_id    text        not null,
    wallet_id   bigint      not null references wallet (id),
    mnemonic    text        not null,
    master_key  text        not null,
    account_key text        not null,
    created_at  timestamptz not null,
    primary key (store_id, wallet_id)
);
