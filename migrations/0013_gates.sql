-- Gate passes: what may pass a gate on which declaration, and what has.
create schema gates;

create table gates.gate_pass (
  -- A declaration has one gate pass: it bears the declaration's id.
  id                 uuid primary key,
  economy_id         text not null,
  zone_id            uuid not null,
  enterprise_id      uuid not null,
  revision           int  not null check (revision > 0),
  status             text not null,
  number             text not null unique,
  mrn                text not null,
  vehicle_plate      text,
  issued_at          timestamptz not null,
  open_discrepancies int  not null check (open_discrepancies >= 0),
  state              json not null
);
create index on gates.gate_pass (economy_id, issued_at desc, id desc);
create index on gates.gate_pass (economy_id, status, issued_at desc, id desc);
create index on gates.gate_pass (enterprise_id, issued_at desc, id desc);
create index on gates.gate_pass (mrn);
create index on gates.gate_pass (vehicle_plate);

grant usage on schema gates to entrepot_officer, entrepot_trader, entrepot_system;
grant select on gates.gate_pass to entrepot_trader;
grant select, insert, update on gates.gate_pass to entrepot_officer, entrepot_system;
alter table gates.gate_pass enable row level security, force row level security;
create policy system on gates.gate_pass to entrepot_system using (true);
create policy officer on gates.gate_pass to entrepot_officer
  using (economy_id = current_setting('entrepot.economy_id'));
create policy trader on gates.gate_pass for select to entrepot_trader
  using (enterprise_id = nullif(current_setting('entrepot.enterprise_id'), '')::uuid);
