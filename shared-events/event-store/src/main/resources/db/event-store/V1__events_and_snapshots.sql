-- Who this registry is. One row, made once; every event's header names it as its source.
create table registry (
    only_one boolean primary key default true check (only_one),
    id uuid not null
);

insert into registry (id) values (gen_random_uuid());

-- What happened, in the order in which it was committed. `position` counts 1, 2, 3 ... without gaps and
-- `recorded_at` rises with it: both are given by the append statement, under one lock held to the commit.
-- `header`, `leaf` and `data_digest` never change; `data` is the text as it was committed, or was replaced by
-- an erasure, which drops `data_salt` and is itself an event.
create table events (
    position bigint primary key,
    recorded_at timestamptz not null,
    stream text collate "C" not null,
    sequence bigint not null,
    event_id uuid not null,
    name text collate "C" not null,
    revision integer not null,
    header text not null,
    data text not null,
    data_salt text,
    data_digest text not null,
    leaf text not null,
    constraint events_stream_sequence unique (stream, sequence),
    constraint events_event_id unique (event_id)
);

-- The state of a long stream as it was folded last. It may be deleted at any time.
create table snapshots (
    stream text collate "C" primary key,
    sequence bigint not null,
    name text not null,
    revision integer not null,
    data text not null,
    made_at timestamptz not null default now()
);
