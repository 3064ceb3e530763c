-- Where customs works: economies, their offices, free zones and gates. Public facts, shown to all.
create schema zones;

create table zones.economy (
  id   text primary key check (id ~ '^[A-Z]{2}$'),
  name text not null
);

create table zones.office (
  id         uuid primary key,
  economy_id text not null references zones.economy,
  code       text not null unique,
  name       text not null
);

create table zones.zone (
  id              uuid primary key,
  economy_id      text not null references zones.economy,
  office_id       uuid not null references zones.office,
  code            text not null unique,
  name            text not null,
  -- What the economy calls such a place; one engine, many names (R003).
  local_type_name text not null,
  time_zone       text not null,
  outline         jsonb not null
);

create table zones.gate (
  id        uuid primary key,
  zone_id   uuid not null references zones.zone,
  code      text not null unique,
  name      text not null,
  longitude double precision not null check (longitude between -180 and 180),
  latitude  double precision not null check (latitude between -90 and 90)
);

grant usage on schema zones to entrepot_officer, entrepot_trader, entrepot_visitor, entrepot_system;
grant select on all tables in schema zones
  to entrepot_officer, entrepot_trader, entrepot_visitor, entrepot_system;
grant insert, update on all tables in schema zones to entrepot_system;
