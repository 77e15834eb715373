-- What did a wallet send that nodes have forgotten, and that may come back?
create index wallet_send_forgotten on wallet_send (wallet_id, created_at) where state = 'evicted';
