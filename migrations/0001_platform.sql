-- Roles belong to the whole server, which may hold several of our databases.
-- The application logs in as `entrepot_application`, which may do nothing until it becomes one of the others.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['officer', 'trader', 'visitor', 'system', 'application'] loop
    if not exists (select from pg_roles where rolname = 'entrepot_' || wanted) then
      execute format('create role %I nologin noinherit', 'entrepot_' || wanted);
    end if;
  end loop;
end $$;
grant entrepot_officer, entrepot_trader, entrepot_visitor, entrepot_system to entrepot_application;

-- Every event of every module, once, for ever: the journal. The outbox is a cursor over this table.
create schema platform;

create table platform.events (
  position       bigint generated always as identity,
  transaction_id xid8 not null default pg_current_xact_id(),
  stream         text not null,
  revision       int  not null check (revision > 0),
  type           text not null,
  -- As it was written, byte by byte: nothing in SQL looks inside, and a hash must find it unchanged.
  data           json not null,
  economy_id     text,
  zone_id        uuid,
  enterprise_id  uuid,
  actor          text not null,
  request_id     text,
  recorded_at    timestamptz not null default now(),
  primary key (stream, revision)
);
-- Each reaction hears a few types: it reads those alone, however many others came meanwhile.
create index on platform.events (type, transaction_id, position);

-- How far each reaction has read.
create table platform.cursors (
  reaction       text primary key,
  transaction_id xid8   not null,
  position       bigint not null
);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin raise exception '% is append-only', tg_table_schema || '.' || tg_table_name; end $$;
create trigger append_only before update or delete or truncate on platform.events
  for each statement execute function platform.refuse_change();

-- Everybody records. An officer reads the journal of the economy, a trader that of the enterprise;
-- one policy a role and none with an "or", which would cost the index and hide a hole.
grant usage on schema platform to entrepot_officer, entrepot_trader, entrepot_visitor, entrepot_system;
grant insert, select on platform.events to entrepot_officer, entrepot_trader, entrepot_system;
grant insert on platform.events to entrepot_visitor;
grant select, insert, update on platform.cursors to entrepot_system;
alter table platform.events enable row level security, force row level security;
create policy system on platform.events to entrepot_system using (true);
create policy officer on platform.events to entrepot_officer
  using (economy_id = current_setting('entrepot.economy_id'));
create policy trader on platform.events to entrepot_trader
  using (enterprise_id = nullif(current_setting('entrepot.enterprise_id'), '')::uuid);
create policy visitor on platform.events for insert to entrepot_visitor
  with check (economy_id is null and enterprise_id is null);
