-- Rules across servers. Both tables are a fold of the log that moves in the transaction that appends;
-- whatever is missing in them is made again from the log by the next start.

-- Every server's name, and the sequence of the last event of its stream that the claims have taken in.
create table claimed_names (
    name       text collate "C" not null primary key,
    lower_name text collate "C" not null,
    sequence   bigint           not null
);

create index claimed_names_spelling on claimed_names (lower_name);

-- The remote URLs of every version. Those of a deleted version are not live: they claim nothing.
create table claimed_urls (
    server  text collate "C" not null,
    version text collate "C" not null,
    url     text collate "C" not null,
    live    boolean          not null
);

-- a URL may be too long for an index; servers stand in it so that one's own versions are passed over
create index claimed_urls_holders on claimed_urls (hashtextextended(url, 0), server) where live;

create index claimed_urls_version on claimed_urls (server, version);
