-- What needs two persons waits here for the second one.
create schema proposals;

create table proposals.proposal (
  id          uuid primary key,
  economy_id  text not null,
  revision    int  not null check (revision > 0),
  status      text not null check (status in ('waiting', 'confirmed', 'rejected')),
  proposed_at timestamptz not null,
  state       jsonb not null
);
create index on proposals.proposal (economy_id, status, proposed_at desc);

grant usage on schema proposals to entrepot_officer, entrepot_system;
grant select, insert, update on proposals.proposal to entrepot_officer, entrepot_system;
alter table proposals.proposal enable row level security, force row level security;
create policy system on proposals.proposal to entrepot_system using (true);
create policy officer on proposals.proposal to entrepot_officer
  using (economy_id = current_setting('entrepot.economy_id'));
