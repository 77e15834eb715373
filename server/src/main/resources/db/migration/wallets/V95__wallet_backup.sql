-- Whether somebody has shown that they have the words of a wallet that was made here.
alter table wallet_store
    add column backup text not null default 'OWN'
        check (backup in ('OWN', 'DUE', 'DONE'));  -- OWN: its keys were made elsewhere, and are their owner's care
-- Nobody was asked before.
update wallet_store set backup = 'DUE' where config ->> 'source' = 'NBXplorerGenerated';
