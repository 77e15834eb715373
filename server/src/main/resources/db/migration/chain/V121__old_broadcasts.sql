-- Which are so old that nobody asks for them any more?
create index chain_broadcast_changed on chain_broadcast (changed_at);
