-- How far the import of each source has come, moved in the transaction of what it stores.
create table import_progress (
    source        text        not null primary key,
    fingerprint   text        not null,
    -- the process that has the import in hand; another one takes it over by writing its own
    run           uuid        not null,
    state         text        not null check (state in ('running', 'finished', 'stuck')),
    -- where it goes on: entries before it, or the cursor of a page
    place         text        not null,
    entries       bigint      not null,
    imported      bigint      not null,
    already_there bigint      not null,
    refused       bigint      not null,
    started_at    timestamptz not null,
    updated_at    timestamptz not null
);

-- Which version of a server is latest here and at the source; agreeing rows go when it is finished.
create table import_latest (
    source text not null,
    server text not null,
    ours   text,
    theirs text,
    primary key (source, server)
);
