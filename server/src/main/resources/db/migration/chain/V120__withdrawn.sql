-- Transactions that whoever sent them does not want to be offered any longer, because something else is sent in their place.
create table chain_withdrawn (
    network      text        not null,
    txid         bytea       not null,
    outbid_by    bytea       not null,              -- the transaction that is sent in its place
    withdrawn_at timestamptz not null,
    primary key (network, txid)
);
-- What may be offered again, now that this one is refused?
create index chain_withdrawn_outbid_by on chain_withdrawn (network, outbid_by);
