-- Transactions that stores send, kept before they are broadcast. The same one is offered to the node until it is known what
-- became of it; never another in its place.
create table wallet_send (
    id                  uuid        primary key,
    store_id            text        not null,
    wallet_id           bigint      not null references wallet (id),
    network             text        not null,
    purpose             text        not null
        check (purpose in ('payment', 'given', 'replacement', 'child', 'cancellation')),
    state               text        not null
        check (state in ('sending', 'sent', 'confirmed', 'refused', 'replaced', 'evicted')),
    txid                bytea       not null,
    unsigned_id         bytea       not null,           -- its id without signatures
    raw                 bytea       not null,
    psbt                bytea,                          -- what it was made from, where that came from outside
    change_sats         bigint      not null,           -- what it adds to the wallet, or takes
    fee_sats            bigint      check (fee_sats >= 0),  -- null where inputs are somebody else's
    vbytes              integer     not null,
    replaces            uuid        references wallet_send (id) on delete set null,
    reason              text,                           -- why the node refused it
    made_by             text        not null,           -- whose request it was; empty for the server itself
    request_key         bytea       unique,             -- of the request, so that its repeat finds this one
    request_fingerprint bytea,
    created_at          timestamptz not null,
    changed_at          timestamptz not null,
    unique (network, txid),
    check ((request_key is null) = (request_fingerprint is null))
);
-- Which are to be offered again?
create index wallet_send_open on wallet_send (changed_at) where state = 'sending';
-- What did the store send? Also for its deletion.
create index wallet_send_store on wallet_send (store_id, created_at, id);
-- What replaces this?
create index wallet_send_replaces on wallet_send (replaces) where replaces is not null;

-- Coins of sends that are neither confirmed nor dead. One coin is in one of them only, whoever sends it from whatever process;
-- a replacement takes the coins over.
create table wallet_held_coin (
    network text   not null,
    txid    bytea  not null,
    vout    bigint not null,
    send_id uuid   not null references wallet_send (id) on delete cascade,
    primary key (network, txid, vout)
);
create index wallet_held_coin_send on wallet_held_coin (send_id);
