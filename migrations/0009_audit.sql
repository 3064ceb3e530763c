-- The journal's hash tree (RFC 6962): which event is which leaf, and every whole node over them.
create schema audit;

create table audit.leaf (
  index       bigint primary key,
  stream      text   not null,
  revision    int    not null,
  unique (stream, revision)
);

create table audit.node (
  level int    not null,
  index bigint not null,
  hash  bytea  not null check (length(hash) = 32),
  primary key (level, index)
);

-- What the platform has put its name to: so many leaves, and this root over them.
create table audit.checkpoint (
  size      bigint primary key,
  root      bytea not null check (length(root) = 32),
  signed_at timestamptz not null,
  token     text not null
);

create trigger append_only before update or delete or truncate on audit.leaf
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on audit.node
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on audit.checkpoint
  for each statement execute function platform.refuse_change();

-- The tree is over all tenants' events, so only the platform reads it; whom it shows an entry to is
-- decided where the entry itself lies, in platform.events.
grant usage on schema audit to entrepot_system;
grant select, insert on all tables in schema audit to entrepot_system;
