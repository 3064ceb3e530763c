-- Control orders: what customs wants to see of the goods, and what it saw.
create schema controls;

create table controls.control (
  -- A declaration has one control order at most: it bears the declaration's id.
  id            uuid primary key,
  economy_id    text not null,
  zone_id       uuid not null,
  enterprise_id uuid not null,
  revision      int  not null check (revision > 0),
  status        text not null,
  due_at        timestamptz not null,
  state         json not null
);
create index on controls.control (economy_id, status, due_at);

grant usage on schema controls to entrepot_officer, entrepot_trader, entrepot_system;
grant select, insert, update on controls.control
  to entrepot_officer, entrepot_trader, entrepot_system;
alter table controls.control enable row level security, force row level security;
create policy system on controls.control to entrepot_system using (true);
create policy officer on controls.control to entrepot_officer
  using (economy_id = current_setting('entrepot.economy_id'));
create policy trader on controls.control to entrepot_trader
  using (enterprise_id = nullif(current_setting('entrepot.enterprise_id'), '')::uuid);
