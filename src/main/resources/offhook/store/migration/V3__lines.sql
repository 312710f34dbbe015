-- What people wrote down about phones. Passwords are sealed (Vault), never plain text. What is not
-- said is null; the edition (setting 'lines-edition') counts the changes.

create table book_server (
    name           varchar(60)  not null primary key,
    kind           varchar(40)  not null,
    host           varchar(255) not null,
    port           integer      not null,
    transport      varchar(10),
    outbound_proxy varchar(255),
    behind_nat     boolean      not null,
    nat_address    varchar(255),
    voicemail      varchar(60)  not null
);

create table book_phone (
    mac         varchar(17)  not null primary key,
    model       varchar(40),
    site        varchar(120),
    description varchar(240) not null
);

create table book_line (
    mac          varchar(17)  not null,
    button       integer      not null,
    number       varchar(120) not null,
    label        varchar(120) not null,
    display_name varchar(120) not null,
    auth_name    varchar(240) not null,
    password     text         not null, -- sealed; empty: none
    voicemail    varchar(60),
    server       varchar(60),
    primary key (mac, button)
);

create table book_speed_dial (
    mac     varchar(17)  not null,
    button  integer      not null,
    label   varchar(120) not null,
    number  varchar(120) not null,
    watches boolean      not null,
    primary key (mac, button)
);

-- layer: everybody, site, model or phone; owner: the site's or model's name, the phone's MAC.
create table book_setting (
    layer varchar(20)  not null,
    owner varchar(120) not null,
    name  varchar(60)  not null,
    value text         not null, -- sealed if it is a password
    primary key (layer, owner, name)
);
