-- Uploaded files: logos, pictures, stylesheets, sounds. Their contents lie in the storage, under the id.
create table file (
    id            text        primary key check (id ~ '^[0-9a-f]{32}$'),
    account_id    text        not null,                 -- who uploaded it; the account may be gone
    original_name text        not null check (original_name <> ''),
    storage_name  text        not null check (storage_name <> ''),  -- last part of its address
    content_type  text        not null,                 -- what it is served as, for example 'image/png'
    size_bytes    integer     not null check (size_bytes > 0),
    created_at    timestamptz not null
);
comment on table file is 'Uploaded files; what the contents are checked and made of, see the module files';

-- The administrator's list of all files, newest first.
create index file_newest on file (created_at desc, id desc);
