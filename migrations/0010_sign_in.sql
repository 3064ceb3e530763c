-- How accounts prove who they are, and what stops whoever guesses.
alter table identity.account
  -- An account that nobody has taken up yet, or that signs in elsewhere, has no password.
  alter column password_hash drop not null,
  add column revision int not null default 1 check (revision > 0);

alter table identity.session
  -- Until when the fresh proof of a step-up counts.
  add column stepped_up_until timestamptz,
  add column proof text not null default 'password';

-- Failed tries, by a hash of what was tried from where: the next try waits the longer, the more
-- there were. The hash, because people type passwords where logins belong.
create table identity.failure (
  key_sha256     bytea primary key,
  failures       int not null check (failures > 0),
  last_failed_at timestamptz not null
);
create index on identity.failure (last_failed_at);

-- What a machine shows instead of a session: an API key, or the access token of an OAuth client.
create table identity.bearer (
  id           uuid primary key,
  account_id   uuid not null references identity.account,
  kind         text not null check (kind in ('api-key', 'access-token')),
  name         text not null,
  token_sha256 bytea not null unique,
  scopes       text[] not null check (cardinality(scopes) > 0),
  created_at   timestamptz not null default now(),
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index on identity.bearer (account_id, created_at);

-- A code that is shown once and lets whoever has it set a password, once.
create table identity.invitation (
  code_sha256 bytea primary key,
  account_id  uuid not null references identity.account,
  expires_at  timestamptz not null,
  used_at     timestamptz
);
create index on identity.invitation (account_id);

grant select, insert, update, delete on identity.bearer, identity.invitation to entrepot_system;
grant select, insert, update, delete on identity.failure to entrepot_system;

-- Nobody but the platform itself looks up accounts: even a grant by mistake would show no row.
alter table identity.account enable row level security, force row level security;
create policy system on identity.account to entrepot_system using (true);
