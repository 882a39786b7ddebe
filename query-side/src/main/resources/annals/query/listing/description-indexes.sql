-- Only where `search` looks at descriptions too.
create index if not exists listing_${generation}_letters on query_side.listing_${generation}
    using gin (string_to_array(description, null));

do $trigrams$
declare
    place name = (
        select n.nspname
        from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
        where e.extname = 'pg_trgm');
begin
    if place is not null then
        execute format(
            'create index if not exists listing_${generation}_trigrams on query_side.listing_${generation}'
            ' using gin (description %I.gin_trgm_ops)', place);
    end if;
end
$trigrams$;
