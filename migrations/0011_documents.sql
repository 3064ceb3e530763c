-- What people attach to a case. The bytes lie beside the database, named by their SHA-256.
create schema documents;

create table documents.attachment (
  id            uuid primary key,
  economy_id    text not null,
  zone_id       uuid not null,
  enterprise_id uuid not null,
  revision      int  not null check (revision > 0),
  sha256        text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  state         json not null
);
create index on documents.attachment (sha256);

grant usage on schema documents to entrepot_officer, entrepot_trader, entrepot_system;
grant select, insert, update on documents.attachment
  to entrepot_officer, entrepot_trader, entrepot_system;
alter table documents.attachment enable row level security, force row level security;
create policy system on documents.attachment to entrepot_system using (true);
create policy officer on documents.attachment to entrepot_officer
  using (economy_id = current_setting('entrepot.economy_id'));
create policy trader on documents.attachment to entrepot_trader
  using (enterprise_id = nullif(current_setting('entrepot.enterprise_id'), '')::uuid);
