-- What payers signed (BIP 78), kept before they are answered, and what was proposed in its place. The original is broadcast
-- when it is due, unless one of the two was seen by then.
create table payjoin (
    id            uuid        primary key,
    store_id      text        not null,
    wallet_id     bigint      not null,
    network       text        not null,
    invoice_id    text,                                      -- null where the wallet's receive page was paid
    state         text        not null check (state in ('open', 'seen', 'done', 'lost')),
    original_txid bytea       not null,
    raw           bytea       not null,                      -- the original
    coinjoin_txid bytea       not null,
    coin          text        not null,                      -- ours in it, as txid-vout
    created_at    timestamptz not null,
    due_at        timestamptz not null,                      -- while open: when the original is offered (again)
    refused_since timestamptz,                               -- while open: since when the node refuses it
    unique (network, original_txid),
    unique (network, coinjoin_txid)
);
create index payjoin_due on payjoin (due_at) where state = 'open';                      -- what is to be broadcast?
create index payjoin_of_invoice on payjoin (invoice_id) where invoice_id is not null;   -- timeline of an invoice
create index payjoin_of_store on payjoin (store_id);                                    -- deletion

-- Coins of payers that were in a payjoin before: never again, for ever.
create table payjoin_input (
    network text   not null,
    txid    bytea  not null,
    vout    bigint not null,
    primary key (network, txid, vout)
);

-- Why payjoins for an invoice were refused, for its timeline.
create table payjoin_refusal (
    id         bigint generated always as identity primary key,
    store_id   text        not null,
    invoice_id text        not null,
    code       text        not null,                         -- as the payer was told
    reason     text        not null,
    refused_at timestamptz not null
);
create index payjoin_refusal_of_invoice on payjoin_refusal (invoice_id);
create index payjoin_refusal_of_store on payjoin_refusal (store_id);                    -- deletion
