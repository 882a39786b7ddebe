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
    primary key (name, version)
)
-- a document is read far more often than it is written: it is not compressed unless it fills a page
with (toast_tuple_target = 8160);

create index listing_${generation}_latest on query_side.listing_${generation} (name, version) where is_latest;

create index listing_${generation}_version on query_side.listing_${generation} (version, name);

create index listing_${generation}_changed on query_side.listing_${generation} (changed_at);

-- The names alone, so that a search reads little: in list order from the primary key, or, where few names
-- match, from the index of their trigrams or letters.
create table query_side.listing_names_${generation} (
    name text collate "C" not null,
    folded text collate "C" not null,
    primary key (name) include (folded)
);

create index listing_names_${generation}_letters on query_side.listing_names_${generation}
    using gin (string_to_array(folded, null)) with (fastupdate = off);

do $trigrams$
declare
    place name = (
        select n.nspname
        from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
        where e.extname = 'pg_trgm');
begin
    if place is not null then
        execute format(
            'create index listing_names_${generation}_trigrams on query_side.listing_names_${generation}'
            ' using gin (folded %I.gin_trgm_ops) with (fastupdate = off)', place);
    end if;
end
$trigrams$;
