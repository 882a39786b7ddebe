alter table query_side.history_${generation} add primary key (position);

create index history_${generation}_server on query_side.history_${generation} (server, position)
    include (version, kind);

create index history_${generation}_subject on query_side.history_${generation} (subject, position);

create index history_${generation}_time on query_side.history_${generation} (recorded_at);

alter table query_side.history_many_${generation} add primary key (server, version, position);

alter table query_side.history_documents_${generation} add primary key (server, version);

alter table query_side.history_servers_${generation} add primary key (server);
