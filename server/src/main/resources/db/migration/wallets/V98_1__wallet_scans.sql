-- Searches of the node's unspent outputs for the addresses of wallets, one at a time for the whole server. A row is the last one of
-- its wallet.
create table wallet_scan (
    wallet_id      bigint      primary key references wallet (id),
    state          text        not null check (state in ('QUEUED', 'PENDING', 'COMPLETE', 'ERROR', 'CANCELLED')),
    batch_size     integer     not null,                -- addresses of each branch in a batch
    gap_limit      integer     not null,                -- so many after the highest that was found are searched
    start_index    integer     not null,
    next_index     integer     not null,                -- where the next batch begins
    batches        integer     not null,                -- that are done
    batch_progress integer     not null,                -- of the present one, in percent
    found          integer     not null,                -- coins
    searched       bigint      not null,                -- addresses
    utxos          bigint      not null,                -- how many unspent outputs there are in all; 0 before the first batch
    deposit_index  integer,                             -- the highest that has a coin, by branch
    change_index   integer,
    problem        text,
    queued_at      timestamptz not null,
    started_at     timestamptz,
    completed_at   timestamptz
);
create index wallet_scan_open on wallet_scan (queued_at) where state in ('QUEUED', 'PENDING');
