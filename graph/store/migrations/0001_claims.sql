create table revision (
    number integer primary key,
    at text not null,
    source text not null
) strict;

create table source (
    id text primary key,
    digest text not null,
    body blob not null
) strict, without rowid;

create table entity (
    source text not null references source (id) on delete cascade,
    id text not null,
    body blob not null,
    primary key (source, id)
) strict, without rowid;

create table claim (
    source text not null references source (id) on delete cascade,
    key text not null,
    body blob not null,
    primary key (source, key)
) strict, without rowid;

create table judgement (
    "left" text not null,
    "right" text not null,
    body blob not null,
    primary key ("left", "right")
) strict, without rowid;

create table log (
    id integer primary key,
    revision integer not null references revision (number),
    part blob not null
) strict;

create index log_revision on log (revision);

create table run (
    id integer primary key,
    source text not null,
    body blob not null
) strict;
