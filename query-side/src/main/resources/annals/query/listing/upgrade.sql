-- A generation of revision 2 as the projector of today wants it, until a new one stands in its place.
alter table query_side.listing_${generation} add column if not exists since bigint,
    add column if not exists since_at timestamptz;

create table if not exists query_side.listing_past_${generation} (
    name text collate "C" not null,
    version text collate "C" not null,
    since bigint not null,
    until bigint not null,
    document text,
    description text collate "C",
    meta text not null,
    status text not null,
    is_latest boolean not null,
    published_at timestamptz not null,
    changed_at timestamptz not null,
    changed_position bigint not null,
    since_at timestamptz not null,
    primary key (name, version, until)
);
