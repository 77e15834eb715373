-- Which transactions did somebody write something about?
create index wallet_object_commented on wallet_object (store_id, wallet_id, id)
    where type = 'tx' and data ->> 'comment' is not null;
