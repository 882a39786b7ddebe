create table query_side.listing_${generation} (
    name text collate "C" not null,
    version text collate "C" not null,
    -- the entry as it is sent, in two pieces: most changes touch the small one only
    document text not null,
    meta text not null,
    -- folded, as names are below: what `search` looks at where it is told to
    description text collate "C" not null,
    status text not null,
    status_message text,
    is_latest boolean not null,
    published_at timestamptz not null,
    updated_at timestamptz not null,
    status_changed_at timestamptz not null,
    published_method text,
    published_subject text,
    -- of the event that last changed anything that a reader can see of the row, is_latest included
    changed_at timestamptz not null,
    changed_position bigint not null,
    -- of the event that made the row what it is; one that only touches copies' rows does not count
    since bigint not null,
    since_at timestamptz not null
)
-- a document is read far more often than it is written: it is not compressed unless it fills a page
with (toast_tuple_target = 8160);

-- The names alone, so that a search reads little: in list order from the primary key, or, where few names
-- match, from the index of their trigrams or letters.
create table query_side.listing_names_${generation} (
    name text collate "C" not null,
    folded text collate "C" not null
);
