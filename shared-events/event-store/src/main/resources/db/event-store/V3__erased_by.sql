-- Which event erased the data of this one. It is sent in the place of the salt, which went with the data.
alter table events
    add column erased_by bigint,
    add constraint events_salted_or_erased check ((data_salt is null) = (erased_by is not null));
