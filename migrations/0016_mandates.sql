-- Who may file for whom: what an enterprise grants to another that represents it before customs.
create schema mandates;

create table mandates.mandate (
  id                uuid primary key,
  economy_id        text not null,
  zone_id           uuid not null,
  -- The principal: whose mandate it is, and who alone grants and withdraws it.
  enterprise_id     uuid not null,
  representative_id uuid not null check (representative_id <> enterprise_id),
  revision          int  not null check (revision > 0),
  status            text not null check (status in ('granted', 'withdrawn')),
  valid_from        timestamptz not null,
  valid_until       timestamptz not null check (valid_until > valid_from),
  state             jsonb not null
);
create index on mandates.mandate (enterprise_id);
create index on mandates.mandate (representative_id, valid_until) where status = 'granted';

grant usage on schema mandates to entrepot_officer, entrepot_trader, entrepot_system;
grant select on mandates.mandate to entrepot_officer;
grant select, insert, update on mandates.mandate to entrepot_trader, entrepot_system;
alter table mandates.mandate enable row level security, force row level security;
create policy system on mandates.mandate to entrepot_system using (true);
create policy officer on mandates.mandate for select to entrepot_officer
  using (economy_id = current_setting('entrepot.economy_id'));
create policy trader on mandates.mandate to entrepot_trader
  using (enterprise_id = nullif(current_setting('entrepot.enterprise_id'), '')::uuid);

-- What a representative does in the name of a principal says under which mandate.
alter table platform.events add column mandate_id uuid;
