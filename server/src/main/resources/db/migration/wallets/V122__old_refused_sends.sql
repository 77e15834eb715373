-- Which have been refused for so long that nobody asks for them any more?
create index wallet_send_refused on wallet_send (changed_at) where state = 'refused';
