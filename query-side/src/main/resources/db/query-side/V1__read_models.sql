-- How far each read model has come, and which generation of its tables is live. The row is moved in the
-- transaction of the rows it speaks of; whoever holds it `for update` is the one that advances the read model.
create table read_models (
    name text primary key,
    generation integer not null,
    -- the shape of the generation's tables
    revision integer not null,
    position bigint not null,
    recorded_at timestamptz not null
);
