-- What happened, an entry for each event of a server, as it is sent.
create table query_side.history_${generation} (
    position bigint not null,
    recorded_at timestamptz not null,
    server text collate "C" not null,
    -- absent where it speaks of several, which stand in the next table
    version text collate "C",
    kind text collate "C" not null,
    -- who did it; absent where nobody of ours did, or where that was erased
    method text collate "C",
    subject text collate "C",
    -- bytes of the entry: a page takes no more of them than it may
    size integer not null,
    entry text not null
);

-- The versions of entries that speak of several.
create table query_side.history_many_${generation} (
    server text collate "C" not null,
    version text collate "C" not null,
    position bigint not null
);

-- The event that holds a version's document as it is now; the document itself stands in the log only.
create table query_side.history_documents_${generation} (
    server text collate "C" not null,
    version text collate "C" not null,
    position bigint not null
);

-- What the next event of a server is held against: its latest version, and the accounts and keys that are known.
create table query_side.history_servers_${generation} (
    server text collate "C" not null,
    latest text collate "C" not null,
    known text not null
);
