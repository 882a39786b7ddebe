-- Finds a piece of a name by its groups of three letters. The extension is a trusted one: whoever owns the
-- database may add it. Without it (a server that does not have it, a role that may not) search still answers,
-- only more slowly.
do $trigrams$
begin
    create extension if not exists pg_trgm with schema query_side;
exception
    when insufficient_privilege or undefined_file or feature_not_supported then
        raise warning 'the extension pg_trgm cannot be added (%); searching will be slow', sqlerrm;
end
$trigrams$;
