-- A balance is added up from the index alone, but for what is unconfirmed or young. No column of it changes when a block confirms.
drop index chain_output_unspent;
create index chain_output_unspent on chain_output (network, grp) include (sats, live) where spent_height is null;
create index chain_output_coinbase on chain_output (network, grp) where coinbase and spent_height is null;
