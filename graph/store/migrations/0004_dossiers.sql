-- What the people who use Samenspel keep beside what sources say; every version stays.
create table dossier (
    number integer primary key autoincrement,
    kind text not null,
    id text not null,
    version integer not null,
    written_by text not null,
    at text not null,
    content blob not null,
    unique (kind, id, version)
) strict;
