-- Whether payments to the wallet's scripts are followed. They are not any more once the last store that took payments with
-- it is deleted; the counters stay, so that its addresses are not given out again when it comes back.
alter table wallet
    add column watch text not null default 'ON'
        check (watch in ('ON', 'ENDING', 'OFF', 'RETURNING'));  -- RETURNING: its scripts are being watched again
-- Whose scripts are still to be let go of?
create index wallet_ending on wallet (id) where watch = 'ENDING';
