create table query_side.listing_${generation} (
    name text collate "C" not null,
    version text collate "C" not null,
    -- the entry as it is sent, in two pieces: most changes touch the small one only
    document text not null,
    meta text not null,
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
    primary key (name, version)
);

create index listing_${generation}_latest on query_side.listing_${generation} (name) where is_latest;
