-- ${identity} is the database's own way to number rows; the rest is the same text for SQLite and
-- PostgreSQL. Moments are ISO 8601 text: exact to the nanosecond, readable in any SQL shell.

create table lease (
    address    varchar(15) not null primary key,
    mac        varchar(17) not null,
    client_id  text        not null, -- hex
    granted_at varchar(40) not null,
    ends_at    varchar(40) not null,
    reserved   boolean     not null
);

create table journal (
    entry    ${identity},
    phone    varchar(17) not null,
    at       varchar(40) not null,
    kind     varchar(80) not null,
    standing boolean     not null, -- a story cannot be rebuilt without it: pruned last
    event    text        not null  -- JSON
);

create index journal_of_phone on journal (phone, entry, standing);

create table setting (
    name  varchar(80) not null primary key,
    value text        not null
);
