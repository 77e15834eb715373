-- What is known of the chain, keyed by network throughout. One process, the leader of a network, writes everything here but
-- watched scripts and broadcasts.

-- How far a network is followed. No row: never yet.
create table chain_network (
    network           text        primary key,
    tip_height        integer     not null,
    tip_hash          bytea       not null,
    caught_up_through timestamptz                       -- every transaction that the node accepted before this is known
);

-- What the leader last saw of the node; what other processes show. Rewritten each second or so.
create table chain_status (
    network      text        primary key,
    state        text        not null,
    node         text,                                  -- what the node says it is
    node_height  integer     not null,
    node_headers integer     not null,
    problem      text,
    degraded     text[]      not null,
    updated_at   timestamptz not null
);

-- The chain as followed: all blocks from the first one followed, and thinly those before it, as a block locator needs them.
create table chain_block (
    network  text        not null,
    height   integer     not null,
    hash     bytea       not null,
    primary key (network, height)
);

-- The number of the network's last watched script. Its lock orders those who add scripts, so that ids become visible in
-- their order, and a reader that has seen one has seen all before it.
create table chain_watch (
    network text   primary key,
    last_id bigint not null
);

create table chain_script (
    network    text    not null,
    id         bigint  not null,
    grp        text    not null,                        -- whose it is, for example a wallet
    branch     integer not null,
    idx        integer not null,
    script_key bigint  not null,                        -- first 8 bytes of the script's SHA-256
    script     bytea   not null,
    primary key (network, id) include (script_key),     -- streamed into memory
    unique (network, grp, branch, idx)
);
create index chain_script_match on chain_script (network, script_key);

-- Transactions that pay a watched script or spend from one.
create table chain_transaction (
    network        text        not null,
    txid           bytea       not null,
    raw            bytea       not null,
    state          text        not null check (state in ('confirmed', 'unconfirmed', 'replaced', 'evicted')),
    coinbase       boolean     not null,
    signals_rbf    boolean     not null,
    block_height   integer,
    block_hash     bytea,
    block_position integer,
    replaced_by    bytea,                               -- the winner, where it is known
    seen_at        timestamptz not null,
    primary key (network, txid),
    check ((state = 'confirmed') = (block_height is not null)),
    check (num_nulls(block_height, block_hash, block_position) in (0, 3)),
    check (replaced_by is null or state = 'replaced')
);
create index chain_transaction_block on chain_transaction (network, block_height) where block_height is not null;
create index chain_transaction_loose on chain_transaction (network, seen_at) where state in ('unconfirmed', 'evicted');

-- Every input of such a transaction, also the coins of strangers: who spends one of them elsewhere replaces it.
create table chain_input (
    network   text    not null,
    txid      bytea   not null,
    vin       integer not null,
    prev_txid bytea   not null,
    prev_vout integer not null,
    primary key (network, txid, vin)
);
create index chain_input_spent on chain_input (network, prev_txid, prev_vout);

-- Outputs to watched scripts, a row per group that watches. What is copied from transactions follows them within the same commit, so that
-- a wallet's coins are one scan of an index that holds unspent ones only.
create table chain_output (
    network      text        not null,
    txid         bytea       not null,
    vout         integer     not null,
    grp          text        not null,
    branch       integer     not null,
    idx          integer     not null,
    script       bytea       not null,
    sats         bigint      not null check (sats >= 0),
    live         boolean     not null,                  -- copied: confirmed or unconfirmed
    height       integer,                               -- copied: of the block
    coinbase     boolean     not null,
    seen_at      timestamptz not null,                  -- copied
    spent_by     bytea,                                 -- copied: the live transaction that spends it
    spent_height integer,                               -- copied: of that transaction's block
    primary key (network, txid, vout, grp)
);
create index chain_output_unspent on chain_output (network, grp) where spent_height is null;
create index chain_output_path on chain_output (network, grp, branch, idx);

-- What each transaction did to each group.
create table chain_history (
    network       text        not null,
    grp           text        not null,
    txid          bytea       not null,
    received      bigint      not null,
    sent          bigint      not null,
    live          boolean     not null,                 -- copied from the transaction, as are the next three
    sort_height   integer     not null,                 -- 2147483647 while unconfirmed
    sort_position integer     not null,
    seen_at       timestamptz not null,
    primary key (network, grp, txid)
);
create index chain_history_order on chain_history (network, grp, sort_height, sort_position, seen_at, txid) where live;
create index chain_history_transaction on chain_history (network, txid);

-- Transactions that were sent from here: kept before they are tried, so that a crash leaves none in doubt for good.
create table chain_broadcast (
    network    text        not null,
    txid       bytea       not null,
    raw        bytea       not null,
    outcome    text        not null check (outcome in ('unknown', 'accepted', 'mined', 'rejected')),
    code       integer,
    reason     text,
    changed_at timestamptz not null,
    primary key (network, txid)
);
create index chain_broadcast_open on chain_broadcast (network) where outcome = 'unknown';
