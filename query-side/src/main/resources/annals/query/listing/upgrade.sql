-- What a generation of an earlier revision lacks for the projector of today, beside past.sql, until a new one stands in
-- its place.
alter table query_side.listing_${generation}
    add column if not exists since bigint,
    add column if not exists since_at timestamptz;

create unique index if not exists listing_past_${generation}_upgraded
    on query_side.listing_past_${generation} (name, version, until);
