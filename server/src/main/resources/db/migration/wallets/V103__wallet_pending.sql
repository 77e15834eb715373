-- Transactions that wait for the signatures of several people.
create table wallet_pending (
    id          text        primary key,
    store_id    text        not null,                       -- no foreign key: all of a store would lock one row
    wallet_id   bigint      not null references wallet (id),
    network     text        not null,
    state       text        not null
        check (state in ('pending', 'signed', 'broadcast', 'cancelled', 'expired', 'invalidated')),
    base_psbt   bytea       not null,                       -- as it was made
    psbt        bytea       not null,                       -- with the signatures that came in, and nothing else of others
    unsigned_id bytea       not null,                       -- its id without signatures
    txid        bytea,                                      -- once it is known
    needed      integer     not null check (needed >= 1),   -- signatures of the input that demands most
    total       integer     not null,                       -- keys that may sign
    collected   integer     not null,                       -- signatures of the input that has fewest
    change_sats bigint      not null,                       -- what it takes from the wallet, below zero
    fee_sats    bigint      not null check (fee_sats >= 0),
    made_by     text        not null,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    expires_at  timestamptz not null
);
-- Nobody makes the same one twice; and which one is this transaction of?
create unique index wallet_pending_open on wallet_pending (network, unsigned_id) where state in ('pending', 'signed');
-- Which have lapsed, and which are to be looked after?
create index wallet_pending_expiry on wallet_pending (expires_at) where state in ('pending', 'signed');
-- What does the wallet's page list? Also for the store's deletion.
create index wallet_pending_store on wallet_pending (store_id, created_at, id);

-- What came back from signers and had a signature that was not there before.
create table wallet_pending_psbt (
    pending_id text        not null references wallet_pending (id) on delete cascade,
    number     integer     not null,
    psbt       bytea       not null,
    added      integer     not null check (added >= 1),     -- signatures
    given_by   text        not null,
    given_at   timestamptz not null,
    primary key (pending_id, number)
);

-- A coin is held by a transaction that waits for signatures, by one that is sent, or by one that was the former and is the
-- latter now. Both give it back on their own; it is free when neither has it.
alter table wallet_held_coin
    alter column send_id drop not null,
    add column pending_id text references wallet_pending (id) on delete cascade,
    add check (send_id is not null or pending_id is not null);
create index wallet_held_coin_pending on wallet_held_coin (pending_id) where pending_id is not null;
