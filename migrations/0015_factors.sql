-- Second factors and passkeys, by account. Only the platform itself reads them.
create schema factors;

create table factors.totp (
  account_id   uuid primary key,
  secret       text not null,
  -- Null until a first code has shown that the person's device holds the secret too.
  confirmed_at timestamptz,
  -- The last step of time whose code was used: no code counts twice (RFC 6238, 5.2).
  last_step    bigint not null default 0
);

create table factors.recovery_code (
  code_sha256 bytea primary key,
  account_id  uuid not null,
  used_at     timestamptz
);
create index on factors.recovery_code (account_id);

create table factors.passkey (
  -- The id that the authenticator gave the credential.
  id           text primary key,
  account_id   uuid not null,
  public_key   bytea not null,
  counter      bigint not null check (counter >= 0),
  transports   text[] not null,
  name         text not null,
  created_at   timestamptz not null default now(),
  last_used_at timestamptz
);
create index on factors.passkey (account_id);

-- What an authenticator is asked to sign: each counts once and for a few minutes.
create table factors.challenge (
  id         uuid primary key,
  challenge  text not null,
  purpose    text not null check (purpose in ('register', 'prove')),
  account_id uuid,
  expires_at timestamptz not null
);
create index on factors.challenge (expires_at);

grant usage on schema factors to entrepot_system;
grant select, insert, update, delete on all tables in schema factors to entrepot_system;
