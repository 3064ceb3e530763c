-- Where vehicles are. Positions come by the thousand and mean little each: they are kept by the day,
-- in partitions that are made ahead, and are no events.
create schema movements;

create table movements.position (
  economy_id      text not null,
  plate           text not null,
  at              timestamptz not null,
  longitude       double precision not null check (longitude between -180 and 180),
  latitude        double precision not null check (latitude between -90 and 90),
  heading_degrees int  not null check (heading_degrees between 0 and 359),
  speed_kmh       int  not null check (speed_kmh >= 0),
  declaration_id  uuid,
  reported_by     text not null,
  received_at     timestamptz not null default now(),
  primary key (economy_id, plate, at)
) partition by range (at);
create trigger append_only before update or delete or truncate on movements.position
  for each statement execute function platform.refuse_change();

-- Tables are made by their owner alone, so the application asks this function to.
create function movements.make_partitions(from_day date, to_day date) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  day date := from_day;
  name text;
begin
  while day <= to_day loop
    name := 'position_' || to_char(day, 'YYYYMMDD');
    if to_regclass('movements.' || name) is null then
      execute format(
        'create table movements.%I partition of movements.position for values from (%L) to (%L)',
        name, day::text || ' 00:00:00+00', (day + 1)::text || ' 00:00:00+00'
      );
    end if;
    day := day + 1;
  end loop;
end $$;
revoke execute on function movements.make_partitions from public;

-- Where each vehicle was seen last, and whose goods it carries.
create table movements.latest (
  economy_id      text not null,
  plate           text not null,
  at              timestamptz not null,
  longitude       double precision not null,
  latitude        double precision not null,
  heading_degrees int  not null,
  speed_kmh       int  not null,
  declaration_id  uuid,
  mrn             text,
  gate_pass_id    uuid,
  enterprise_id   uuid check ((enterprise_id is null) = (declaration_id is null)),
  primary key (economy_id, plate)
);
create index on movements.latest (economy_id, at);
create index on movements.latest (enterprise_id, at);

-- When browsers were told last that something moved: once a second is enough for an eye.
create table movements.fleet (
  economy_id text primary key,
  revision   int  not null check (revision > 0),
  state      json not null
);

grant usage on schema movements to entrepot_officer, entrepot_trader, entrepot_system;
grant execute on function movements.make_partitions to entrepot_system;
grant select, insert on movements.position to entrepot_system;
grant select, insert, update on movements.latest, movements.fleet to entrepot_system;
grant select on movements.position, movements.latest to entrepot_officer;
grant select on movements.latest to entrepot_trader;

alter table movements.position enable row level security, force row level security;
create policy system on movements.position to entrepot_system using (true);
create policy officer on movements.position for select to entrepot_officer
  using (economy_id = current_setting('entrepot.economy_id'));

alter table movements.latest enable row level security, force row level security;
create policy system on movements.latest to entrepot_system using (true);
create policy officer on movements.latest for select to entrepot_officer
  using (economy_id = current_setting('entrepot.economy_id'));
create policy trader on movements.latest for select to entrepot_trader
  using (enterprise_id = nullif(current_setting('entrepot.enterprise_id'), '')::uuid);

alter table movements.fleet enable row level security, force row level security;
create policy system on movements.fleet to entrepot_system using (true);

-- A database that was just made takes positions at once.
select movements.make_partitions(
  (now() at time zone 'UTC')::date - 8, (now() at time zone 'UTC')::date + 8
);
