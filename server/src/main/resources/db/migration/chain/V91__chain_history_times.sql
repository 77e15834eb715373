-- What came and went since a time? For the course of a balance.
create index chain_history_time on chain_history (network, grp, seen_at) include (received, sent) where live;
