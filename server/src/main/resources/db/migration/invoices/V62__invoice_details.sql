-- Where a prompt's rate came from, and since when it has its address. Null in rows that are older than these columns.
alter table invoice_prompt
    add column rate_source  text,                             -- for example 'kraken'
    add column rate_rule    text,                             -- what the store's rules came to
    add column rate_at      timestamptz,                      -- when the oldest price in it was quoted
    add column activated_at timestamptz;                      -- null while there is no address as well

-- What the staff notes about an invoice. The row stays when the note is emptied, so that its version goes on.
create table invoice_note (
    invoice_id text        primary key references invoice (id),
    text       text        not null check (char_length(text) <= 2000),
    version    int         not null check (version > 0),      -- whoever changes it says which one they saw
    written_at timestamptz not null,
    written_by text                                           -- the account
);
