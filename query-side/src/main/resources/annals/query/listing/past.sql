-- What rows were before, for who asks as of a position: from the event `since` on, up to the one before `until`.
create table if not exists query_side.listing_past_${generation} (
    name text collate "C" not null,
    version text collate "C" not null,
    since bigint not null,
    until bigint not null,
    -- absent where the next state has the same one
    document text,
    description text collate "C",
    meta text not null,
    status text not null,
    is_latest boolean not null,
    published_at timestamptz not null,
    changed_at timestamptz not null,
    changed_position bigint not null,
    since_at timestamptz not null
)
with (toast_tuple_target = 8160);
