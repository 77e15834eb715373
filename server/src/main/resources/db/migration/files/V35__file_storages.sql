-- Files lie in the folder or in a bucket; each knows where.
alter table file
    add column storage text not null default 'folder' check (storage in ('folder', 's3'));
comment on column file.storage is 'Where its content lies';

-- Files that lie elsewhere than new ones do, for the job that moves them.
create index file_storage on file (storage, id);

-- Contents that no row of file names, or may come to name: of uploads under way, deleted files, moved files.
create table file_removal (
    file_id text        not null check (file_id ~ '^[0-9a-f]{32}$'),
    storage text        not null check (storage in ('folder', 's3')),
    due_at  timestamptz not null,                   -- when the content is removed, or tried again to be
    attempt integer     not null default 0 check (attempt >= 0),
    primary key (file_id, storage)
);
comment on table file_removal is 'Contents of files to remove; a row goes when its content is gone, or when a file has come to own it';

-- What is to be removed next.
create index file_removal_due on file_removal (due_at);
