alter table query_side.listing_${generation} add primary key (name, version);

alter table query_side.listing_past_${generation} add primary key (name, version, until);

-- `as_of` early positions, where little was there
create index listing_${generation}_since on query_side.listing_${generation} (since);

create index listing_past_${generation}_since on query_side.listing_past_${generation} (since);

-- and late ones, since which little has changed
create index listing_past_${generation}_until on query_side.listing_past_${generation} (until);

alter table query_side.listing_names_${generation} add primary key (name) include (folded);

create index listing_${generation}_latest on query_side.listing_${generation} (name, version) where is_latest;

create index listing_${generation}_version on query_side.listing_${generation} (version, name);

create index listing_${generation}_changed on query_side.listing_${generation} (changed_at);

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
