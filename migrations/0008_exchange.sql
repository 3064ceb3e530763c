create schema exchange;

-- One row a file that a trader sent: which bytes, and what became of them. The bytes themselves are
-- not kept; whoever sends them again under the same id goes on where a broken import stopped.
create table exchange.import (
  enterprise_id uuid not null,
  id            uuid not null,
  economy_id    text not null,
  zone_id       uuid not null,
  digest        text not null,
  dry_run       boolean not null,
  file_name     text not null,
  status        text not null check (status in ('running', 'done', 'failed')),
  done          int  not null default 0 check (done between 0 and total),
  total         int  not null default 0,
  errors        jsonb not null default '[]',
  declarations  jsonb not null default '[]',
  made_at       timestamptz not null default now(),
  -- An import that runs says so every few seconds; one that fell silent was broken off.
  moved_at      timestamptz not null default now(),
  primary key (enterprise_id, id)
);

grant usage on schema exchange to entrepot_officer, entrepot_trader, entrepot_system;
grant select, insert, update on exchange.import to entrepot_trader, entrepot_system;
grant select on exchange.import to entrepot_officer;

alter table exchange.import enable row level security, force row level security;
create policy system on exchange.import to entrepot_system using (true);
create policy officer on exchange.import for select to entrepot_officer
  using (economy_id = current_setting('entrepot.economy_id'));
create policy trader on exchange.import to entrepot_trader
  using (enterprise_id = nullif(current_setting('entrepot.enterprise_id'), '')::uuid);
