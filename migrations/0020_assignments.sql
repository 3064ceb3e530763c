-- Which officer a case is for: drawn by lot among the competent and present, and picked by nobody.
create schema assignments;

-- The rules of an economy: whether only the one it was drawn for acts on a case, and how long an
-- officer may stay at one post (R118).
create table assignments.policy (
  economy_id         text primary key,
  required           boolean not null default false,
  rotation_years_min int not null default 2 check (rotation_years_min > 0),
  rotation_years_max int not null default 5,
  check (rotation_years_max >= rotation_years_min)
);

create table assignments.officer (
  account_id   uuid primary key,
  economy_id   text not null,
  -- The name under which the account acts.
  name         text not null unique,
  present      boolean not null default false,
  tasks        text[] not null default '{}',
  -- The chapters of the Harmonized System that the officer knows; none means all.
  chapters     text[] not null default '{}',
  posted_on    date not null default current_date,
  -- Enterprises to which the officer is related: their cases are the officer's own.
  related_enterprise_ids uuid[] not null default '{}'
);
create index on assignments.officer (economy_id) where present;

create table assignments.assignment (
  id            text primary key,
  case_id       uuid not null,
  economy_id    text not null,
  revision      int  not null check (revision > 0),
  status        text not null check (status in ('waiting', 'assigned')),
  officer_name  text,
  opened_at     timestamptz not null,
  state         jsonb not null,
  check ((status = 'assigned') = (officer_name is not null))
);
create index on assignments.assignment (case_id);
create index on assignments.assignment (economy_id, opened_at) where status = 'waiting';

-- A trader learns no officer's name from here: it is nobody's business whom a case fell to.
grant usage on schema assignments to entrepot_officer, entrepot_system;
grant select, insert, update on all tables in schema assignments to entrepot_officer, entrepot_system;
alter table assignments.policy enable row level security, force row level security;
create policy system on assignments.policy to entrepot_system using (true);
create policy officer on assignments.policy to entrepot_officer
  using (economy_id = current_setting('entrepot.economy_id'));
alter table assignments.officer enable row level security, force row level security;
create policy system on assignments.officer to entrepot_system using (true);
create policy officer on assignments.officer to entrepot_officer
  using (economy_id = current_setting('entrepot.economy_id'));
alter table assignments.assignment enable row level security, force row level security;
create policy system on assignments.assignment to entrepot_system using (true);
create policy officer on assignments.assignment to entrepot_officer
  using (economy_id = current_setting('entrepot.economy_id'));
