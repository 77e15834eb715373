-- Authenticator apps: one for a person, a second factor once they have shown a code of it.
create table account_totp (
    account_id    text        primary key references account (id) on delete cascade,
    sealed_secret text        not null,                             -- by the vault; hex inside
    confirmed_at  timestamptz,                                      -- null while the app has yet to be tried
    last_step     bigint      not null default 0                    -- no code of this 30-second step or an earlier one works again
);

-- Codes for those who have lost their device. 80 random bits each, so a plain SHA-256 is enough.
create table account_recovery_code (
    account_id text not null references account (id) on delete cascade,
    hash       text not null,                                       -- SHA-256 of the code, in hex; the row goes when it is used
    primary key (account_id, hash)
);

-- Keys that people have on their devices.
create table account_factor (
    id             text        primary key,
    account_id     text        not null references account (id) on delete cascade,
    kind           text        not null check (kind in ('Passkey', 'LNURLAuth')),
    name           text        not null,                            -- as its owner calls it
    credential     text        not null,                            -- credential id in base64url; linking key in hex
    public_key     bytea,                                           -- attested credential data of a passkey
    signature_count bigint     not null default 0,                  -- what the passkey's device counted last
    created_at     timestamptz not null,
    last_used_at   timestamptz,
    unique (kind, credential)                                       -- a key signs one person in
);
-- Which keys has this person?
create index account_factor_account on account_factor (account_id);

-- What was asked of somebody and may be answered once: login codes, challenges of passkeys and of wallets.
create table account_challenge (
    hash        text        primary key,                            -- SHA-256 of the code or challenge, in hex
    purpose     text        not null,                               -- 'login-code', 'passkey', 'lnurl-link', 'lnurl-login'
    account_id  text        references account (id) on delete cascade,
    expires_at  timestamptz not null,
    answered_at timestamptz                                         -- when a wallet answered; the browser comes for it
);
-- Which ones are over?
create index account_challenge_expiry on account_challenge (expires_at);
