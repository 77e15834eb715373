-- Whether payers of this prompt may propose a payjoin (BIP 78): decided when the prompt was made.
alter table invoice_prompt add column payjoin boolean not null default false;

-- A payment that is one of two transactions: the original, or the payjoin that was proposed in its place. The row's own txid
-- and sats are those of the one that stands; it moves from one to the other.
alter table invoice_payment
    add column payjoin_original      bytea,
    add column payjoin_original_sats bigint,
    add column payjoin_coinjoin      bytea,
    add column payjoin_coinjoin_sats bigint,
    add column payjoin_contributed   text[],                 -- coins of ours in the second one, as txid-vout
    add column payjoin_seen          boolean,                -- whether the network ever had one of the two
    add check (num_nulls(payjoin_original, payjoin_original_sats, payjoin_coinjoin, payjoin_coinjoin_sats,
        payjoin_contributed, payjoin_seen) in (0, 6));
