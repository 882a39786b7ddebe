-- Which settings shaped the rows of the live generation; empty: it was not noted yet.
alter table read_models add column settings text not null default '';

-- No row changed before this event for those who ask what changed: a rebuild has made all of them anew.
alter table read_models add column floor_position bigint not null default 0;
alter table read_models add column floor_at timestamptz not null default 'epoch';

-- The last rebuild of each read model: what was asked for, and how far it has come. Which process works at it
-- is known by an advisory lock only, so that another one starts anew when that process dies.
create table rebuilds (
    read_model text primary key,
    generation integer not null,
    settings text not null,
    -- events in a second at most; 0: as fast as it goes
    rate integer not null,
    state text not null,
    events_done bigint not null default 0,
    events_total bigint not null default 0,
    -- of rows that differ from those that were live before
    differing bigint,
    problem text,
    requested_at timestamptz not null default now(),
    started_at timestamptz,
    moved_at timestamptz not null default now(),
    ended_at timestamptz
);
