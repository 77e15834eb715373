-- Whether somebody has confirmed it and it is becoming the store's wallet: it can't be cancelled any more then.
alter table multisig_setup add column confirming boolean not null default false;
