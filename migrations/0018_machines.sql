-- Programs that prove themselves by a key of their own: OAuth clients with registered public keys.
create schema machines;

create table machines.client (
  id         uuid primary key,
  account_id uuid not null,
  name       text not null,
  -- A JWK set of public keys (RFC 7517).
  keys       jsonb not null,
  scopes     text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null,
  revoked_at timestamptz
);
create index on machines.client (account_id);

-- Assertions that were used, until they expire: none counts twice (RFC 7523, 3).
create table machines.assertion (
  jti_sha256 bytea primary key,
  expires_at timestamptz not null
);
create index on machines.assertion (expires_at);

grant usage on schema machines to entrepot_system;
grant select, insert, update on machines.client to entrepot_system;
grant select, insert, delete on machines.assertion to entrepot_system;
