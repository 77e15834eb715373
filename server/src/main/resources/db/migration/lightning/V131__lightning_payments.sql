-- Payments over Lightning, kept before a node hears of them. There is one for each payment hash and payer, however often it is
-- asked for; only one that has failed for sure is tried again.
create table lightning_payment (
    payer           text        not null,                   -- a store's id, or 'server' for the server's own node
    payment_hash    bytea       not null check (length(payment_hash) = 32),
    store_id        text,                                   -- whose doing it is; null for the server's
    node_id         uuid        references lightning_node (id), -- until its outcome is known
    bolt11          text        not null,
    amount_msat     bigint      not null check (amount_msat > 0),
    max_fee_msat    bigint      not null check (max_fee_msat >= 0),
    attempt         integer     not null,
    state           text        not null check (state in ('PENDING', 'COMPLETE', 'FAILED')),
    sending_until   timestamptz not null,                   -- whoever sends it has certainly ended by then
    unknown_times   integer     not null default 0,         -- how often since then the node had never heard of it
    checks          integer     not null default 0,
    next_check_at   timestamptz,
    preimage        bytea,
    fee_msat        bigint,
    no_route        boolean     not null default false,
    failure         text,
    made_by         text        not null,
    call_key        bytea,                                  -- of the request's idempotency key
    call_digest     bytea,
    created_at      timestamptz not null,
    ended_at        timestamptz,
    primary key (payer, payment_hash),
    check (state <> 'PENDING' or (node_id is not null and next_check_at is not null))
);
-- Which are to be asked for?
create index lightning_payment_check on lightning_payment (next_check_at) where state = 'PENDING';
-- What did this request make when it was sent before?
create unique index lightning_payment_call on lightning_payment (call_key) where call_key is not null;
-- Does the store pay this already, with another node? Also for its deletion.
create index lightning_payment_store on lightning_payment (store_id, payment_hash);
-- Is the node needed still?
create index lightning_payment_node on lightning_payment (node_id) where node_id is not null;

-- Invoices that stores had made by the server's own node, which many share: what is in here is theirs to see.
create table lightning_invoice (
    store_id     text        not null,
    invoice_id   text        not null,                      -- as the node names it
    payment_hash text        not null,
    created_at   timestamptz not null,
    primary key (store_id, invoice_id)
);
create index lightning_invoice_time on lightning_invoice (store_id, created_at, invoice_id);
create index lightning_invoice_hash on lightning_invoice (store_id, payment_hash);
