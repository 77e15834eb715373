-- Blocks that the leader of a network is to look at once more: they pay scripts that were not watched when they came. Those who
-- ask add rows, the leader takes them away; what it can't do it says in the row.
create table chain_revisit (
    network text    not null,
    grp     text    not null,                           -- whose scripts they pay
    height  integer not null,                           -- -1: the mempool
    problem text,                                       -- why it can't be looked at
    primary key (network, grp, height)
);
create index chain_revisit_open on chain_revisit (network, height) where problem is null;

-- What was replaced may be in the node's mempool after all; it is asked.
create index chain_transaction_replaced on chain_transaction (network, seen_at) where state = 'replaced';
