-- Invitations to stores of people who have not come to their accounts yet. They become members when they do.
create table account_store_invitation (
    account_id   text        not null references account (id) on delete cascade,
    store_id     text        not null references store (id) on delete cascade,
    role_id      text        not null references account_role (id),
    made_account boolean     not null,                              -- the account was made for it, so the store may see the link
    invited_at   timestamptz not null,
    primary key (account_id, store_id)
);
-- Who is invited to a store?
create index account_store_invitation_store on account_store_invitation (store_id);
