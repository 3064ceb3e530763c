create schema declarations;

-- One row a declaration: its state as the last event left it, and what lists filter and sort by.
create table declarations.declaration (
  id            uuid primary key,
  economy_id    text not null,
  zone_id       uuid not null,
  enterprise_id uuid not null,
  revision      int  not null check (revision > 0),
  status        text not null,
  lane          text not null,
  mrn           text not null unique,
  functional_reference_id text not null,
  accepted_at   timestamptz not null,
  -- Who holds it, and until when; null where nothing does.
  hold_owner    text check (hold_owner in ('customs', 'trader')),
  due_at        timestamptz check ((due_at is null) = (hold_owner is null)),
  state         json not null,
  unique (enterprise_id, functional_reference_id)
);
create index on declarations.declaration (economy_id, accepted_at desc, id);
create index on declarations.declaration (enterprise_id, accepted_at desc, id);
create index on declarations.declaration (economy_id, hold_owner, due_at, id) where hold_owner is not null;

grant usage on schema declarations
  to entrepot_officer, entrepot_trader, entrepot_visitor, entrepot_system;
grant select, insert, update on declarations.declaration
  to entrepot_officer, entrepot_trader, entrepot_system;

-- One policy a role, none with an "or": an "or" costs the index, and hides a hole.
alter table declarations.declaration enable row level security, force row level security;
create policy system on declarations.declaration to entrepot_system using (true);
create policy officer on declarations.declaration to entrepot_officer
  using (economy_id = current_setting('entrepot.economy_id'));
create policy trader on declarations.declaration to entrepot_trader
  using (enterprise_id = nullif(current_setting('entrepot.enterprise_id'), '')::uuid);
