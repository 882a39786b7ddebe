-- Writes that came with an Idempotency-Key, as long as they may be repeated. The append statement writes the
-- row, so it is there exactly when the event is.
create table repeatable_writes (
    -- SHA-256 of the caller's method and subject, hex
    caller      text collate "C" not null,
    key         text collate "C" not null,
    target      text             not null,
    -- SHA-256 of the body, hex
    body_digest text             not null,
    position    bigint           not null,
    recorded_at timestamptz      not null,
    constraint repeatable_writes_key primary key (caller, key)
);

create index repeatable_writes_recorded_at on repeatable_writes (recorded_at);
