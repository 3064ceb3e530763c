-- Other houses that vouch for people (OpenID Connect): only those that an administrator has named.
create schema federation;

create table federation.provider (
  id            uuid primary key,
  economy_id    text not null,
  name          text not null,
  issuer        text not null unique check (issuer ~ '^https?://'),
  client_id     text not null,
  client_secret text
);

-- Which subject of a provider is which account: subjects are kept for ever, addresses are not.
create table federation.link (
  provider_id uuid not null references federation.provider on delete cascade,
  subject     text not null,
  account_id  uuid not null,
  linked_at   timestamptz not null default now(),
  primary key (provider_id, subject)
);
create index on federation.link (account_id);

-- A sign-in that was sent to a provider and has not come back: it counts once and for ten minutes.
create table federation.flow (
  state_sha256   bytea primary key,
  browser_sha256 bytea not null,
  provider_id    uuid not null references federation.provider on delete cascade,
  nonce          text not null,
  code_verifier  text not null,
  -- The account that wants to be linked; null where somebody signs in.
  account_id     uuid,
  return_to      text not null,
  expires_at     timestamptz not null
);

grant usage on schema federation to entrepot_system;
grant select, insert, update, delete on all tables in schema federation to entrepot_system;
alter table federation.provider enable row level security, force row level security;
create policy system on federation.provider to entrepot_system using (true);
