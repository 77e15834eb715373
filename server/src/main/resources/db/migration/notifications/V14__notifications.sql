-- How letters leave: the server's own way, and that of each store that has one.
create table mail_server (
    owner                     text    primary key,              -- the store's id, or '' for the server
    store_id                  text    unique references store (id) on delete cascade,
    host                      text,
    port                      int     check (port between 1 and 65535),
    login                     text,
    password                  text,                             -- sealed
    sender                    text,                             -- for example Duka <shop@example.com>
    disable_certificate_check boolean not null,
    trusted                   boolean not null,                 -- an administrator chose the host, so it may be a private one
    check (owner = coalesce(store_id, '')),
    check (password is null or login is not null)
);

-- Letters to be sent, sent or given up. The id is also the letter's Message-ID, the same in every attempt.
create table mail (
    id            text        primary key,
    seq           bigint      generated always as identity,     -- order of making, for lists
    owner         text        not null,                         -- whose letter: the store's id, or '' for the server
    store_id      text        references store (id) on delete cascade,
    recipient     text        not null,
    subject       text        not null,
    content       text,                                         -- sealed, since it may hold links that open accounts; gone once sent
    state         text        not null check (state in ('waiting', 'sending', 'sent', 'failed')),
    attempts      int         not null default 0,
    due_at        timestamptz not null,
    claimed_by    text,                                         -- the process that is sending
    claimed_until timestamptz,                                  -- renewed while it lives; past it, anybody may send again
    created_at    timestamptz not null,
    ended_at      timestamptz,
    failure       text,                                         -- why the last attempt failed
    reply         int,                                          -- the code that the mail server refused with, if it did
    check (owner = coalesce(store_id, '')),
    check ((state in ('sent', 'failed')) = (ended_at is not null)),
    check ((state = 'sending') = (claimed_until is not null)),
    check ((content is null) = (state = 'sent'))
);
create index mail_waiting on mail (owner, due_at, seq) where state = 'waiting';
create index mail_claimed on mail (claimed_until) where state = 'sending';
create index mail_of_owner on mail (owner, seq desc);
create index mail_ended on mail (ended_at) where ended_at is not null;

-- What somebody is told inside the application.
create table notice (
    id         text        primary key,
    seq        bigint      generated always as identity,        -- order of making, for lists
    account_id text        not null,
    store_id   text        references store (id) on delete cascade,
    kind       text        not null,                            -- for example 'invoice_confirmed'
    detail     text[]      not null,                            -- what its sentence names, for example the invoice's id
    link       text,                                            -- a path of this site
    seen       boolean     not null default false,
    created_at timestamptz not null
);
create index notice_of_account on notice (account_id, seq desc);
create index notice_unseen on notice (account_id, seq desc) where not seen;
create index notice_of_store on notice (store_id) where store_id is not null;
create index notice_age on notice (created_at);

-- Which kinds of notices somebody does not want. Who has no row wants all.
create table notice_muting (
    account_id text   primary key,
    muted      text[] not null                                  -- as the settings list spells them; 'all' stands for every kind
);
