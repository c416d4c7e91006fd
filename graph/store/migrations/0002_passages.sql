create table passage (
    source text not null references source (id) on delete cascade,
    number integer not null,
    locator text not null,
    body blob not null,
    primary key (source, number)
) strict, without rowid;

create index passage_place on passage (source, locator);
