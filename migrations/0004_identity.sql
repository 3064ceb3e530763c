-- Accounts, their roles and their sessions. Only the platform itself reads them: it must find an
-- account before it knows whose request it serves.
create schema identity;

create table identity.account (
  id            uuid primary key,
  login         text not null unique check (login = lower(login)),
  name          text not null,
  password_hash text not null,
  economy_id    text not null,
  zone_id       uuid,
  -- The enterprise for which a trader's account acts; officers have none.
  enterprise_id uuid,
  roles         text[] not null check (cardinality(roles) > 0),
  disabled_at   timestamptz
);

create table identity.session (
  id           uuid primary key,
  account_id   uuid not null references identity.account,
  token_sha256 bytea not null unique,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz not null,
  last_seen_at timestamptz not null default now(),
  user_agent   text not null,
  revoked_at   timestamptz
);
create index on identity.session (account_id);

grant usage on schema identity to entrepot_system;
grant select, insert, update on identity.account, identity.session to entrepot_system;
grant delete on identity.session to entrepot_system;
