-- The enterprises of the zones.
create schema parties;

create table parties.enterprise (
  id             uuid primary key,
  economy_id     text not null,
  zone_id        uuid not null,
  -- What declarations call it by: the number that customs gave it (EORI, USCC and their kin).
  identification text not null unique check (identification ~ '^\S{1,35}$'),
  name           text not null,
  licensed       boolean not null default true
);
create index on parties.enterprise (economy_id, name);

grant usage on schema parties to entrepot_officer, entrepot_trader, entrepot_system;
grant select on parties.enterprise to entrepot_officer, entrepot_trader, entrepot_system;
grant insert, update on parties.enterprise to entrepot_system;
alter table parties.enterprise enable row level security, force row level security;
create policy system on parties.enterprise to entrepot_system using (true);
create policy officer on parties.enterprise to entrepot_officer
  using (economy_id = current_setting('entrepot.economy_id'));
create policy trader on parties.enterprise to entrepot_trader
  using (id = nullif(current_setting('entrepot.enterprise_id'), '')::uuid);
