-- Merchants' requests to be paid. No foreign key to store: its check would have all invoices of a store lock one row.
create table invoice (
    id              text        primary key,
    store_id        text        not null,
    network         text        not null,
    any_amount      boolean     not null,
    price           numeric     check (price >= 0),           -- null while the payer has not decided it
    currency        text        not null,
    status          text        not null check (status in ('NEW', 'PROCESSING', 'SETTLED', 'EXPIRED', 'INVALID')),
    additional      text        not null
        check (additional in ('NONE', 'PAID_PARTIAL', 'PAID_OVER', 'PAID_LATE', 'MARKED')),
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    monitored_until timestamptz not null,
    archived        boolean     not null default false,
    metadata        json        not null,                     -- json, because what was sent is returned as it was sent
    order_id        text,                                     -- metadata.orderId, for lists
    terms           json        not null,
    search_terms    text[]      not null,
    check (price is not null or any_amount)
);
create index invoice_of_store on invoice (store_id, created_at desc, id desc);                          -- lists
create index invoice_of_order on invoice (store_id, order_id) where order_id is not null;               -- lists of an order
create index invoice_expiring on invoice (network, expires_at) where status = 'NEW';                    -- sweep of expiry
create index invoice_monitored on invoice (network, monitored_until) where status = 'PROCESSING';       -- sweep of deadlines

-- The ways to pay an invoice. Amounts in satoshis, fee rates in sat/vB.
create table invoice_prompt (
    invoice_id           text    not null references invoice (id),
    method               text    not null,                    -- for example 'BTC-CHAIN'
    network              text    not null,
    rate                 numeric not null check (rate > 0),   -- locked; price of one bitcoin in the invoice's currency
    fee_sats             bigint  not null check (fee_sats >= 0),
    fee_rate             numeric not null check (fee_rate >= 0),
    recommended_fee_rate numeric not null check (recommended_fee_rate >= 0),
    address              text,                                -- null while the payer has not picked this way
    script               bytea,
    key_path             text,
    key_index            int,
    account_derivation   text,
    primary key (invoice_id, method),
    check ((address is null) = (script is null))
);
-- Finds the invoice that a coin pays; an address belongs to one invoice for ever.
create unique index invoice_prompt_script on invoice_prompt (network, script) where script is not null;

-- Coins that arrived for invoices, also those that no longer count.
create table invoice_payment (
    network      text        not null,
    txid         bytea       not null check (octet_length(txid) = 32),
    vout         int         not null check (vout >= 0),
    invoice_id   text        not null,
    method       text        not null,
    destination  text        not null,
    sats         bigint      not null check (sats >= 0),
    fee_sats     bigint      not null check (fee_sats >= 0),  -- network fee in force when it was first seen
    status       text        not null check (status in ('PROCESSING', 'SETTLED', 'INVALID')),
    received_at  timestamptz not null,                        -- when the network saw it
    signals_rbf  boolean     not null,
    required     int         not null check (required >= 0),  -- confirmations
    block_height int,
    replaced_by  bytea,
    lost_at      timestamptz,                                 -- since when it is in no block and no mempool
    loss_proven  boolean     not null default false,
    recorded_at  timestamptz not null default clock_timestamp(),
    primary key (network, txid, vout),
    foreign key (invoice_id, method) references invoice_prompt (invoice_id, method)
);
create index invoice_payment_of_invoice on invoice_payment (invoice_id);
create index invoice_payment_waiting on invoice_payment (network, block_height)                         -- at each block
    where status = 'PROCESSING' and block_height is not null;
create index invoice_payment_lost on invoice_payment (lost_at) where lost_at is not null;               -- sweep of losses

-- Coins sent to addresses that no invoice has: one may be about to be written. Kept for an hour.
create table invoice_stray (
    network     text        not null,
    txid        bytea       not null,
    vout        int         not null,
    script      bytea       not null,
    fact        json        not null,                         -- the output, as the chain told of it last
    recorded_at timestamptz not null,
    primary key (network, txid, vout)
);
create index invoice_stray_by_age on invoice_stray (recorded_at);

-- The last block that invoices have heard of, by network.
create table invoice_tip (
    network text primary key,
    height  int  not null
);
