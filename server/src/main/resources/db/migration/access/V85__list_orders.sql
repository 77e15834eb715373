-- Lists that are read page by page, each in the order of an index: behind the last element, and no further than the page.
create index account_list on account (created_at, id);

drop index account_membership_store;
create index account_membership_list on account_membership (store_id, since, account_id);

create index account_role_list on account_role (store_id);

drop index webhook_of_store;
create index webhook_list on webhook (store_id, created_at, id);

drop index webhook_replay_of_webhook;
create index webhook_replay_list on webhook_replay (webhook_id, created_at, id);

drop index chain_output_unspent;
create index chain_output_unspent on chain_output (network, grp, seen_at, txid, vout) where spent_height is null;
