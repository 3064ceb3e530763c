-- The account book: double entry, append-only. What an enterprise has in the zone stands against
-- the world from which it came.
create schema inventory;

create table inventory.account (
  id              uuid primary key,
  economy_id      text not null,
  zone_id         uuid not null,
  -- The account of the world belongs to the zone, and to no enterprise.
  enterprise_id   uuid check ((enterprise_id is null) = (status = 'world')),
  commodity_code  text not null,
  description     text not null,
  -- UN/ECE Recommendation 20. GRM is counted in grams, every other unit in millionths.
  unit_code       text not null,
  status          text not null check (status in ('stock', 'suspense', 'world')),
  may_be_negative boolean not null,
  balance         bigint not null default 0 check (may_be_negative or balance >= 0),
  unique nulls not distinct (zone_id, enterprise_id, status, commodity_code, description, unit_code)
);
create index on inventory.account (economy_id, commodity_code, id) where status <> 'world';
create index on inventory.account (enterprise_id, commodity_code, id);

create table inventory.entry (
  -- The event that was posted, and the line of it: nothing is posted twice.
  event_position     bigint not null,
  line               int    not null check (line > 0),
  account_id         uuid   not null,
  counter_account_id uuid   not null check (counter_account_id <> account_id),
  counter_status     text   not null,
  economy_id         text   not null,
  zone_id            uuid   not null,
  enterprise_id      uuid,
  quantity           bigint not null check (quantity <> 0),
  balance_after      bigint not null,
  declaration_id     uuid   not null,
  mrn                text   not null,
  goods_item         int    not null,
  passage_id         uuid   not null,
  posted_at          timestamptz not null,
  primary key (event_position, line)
);
create index on inventory.entry (account_id, event_position, line);
create trigger append_only before update or delete or truncate on inventory.entry
  for each statement execute function platform.refuse_change();

-- Only the platform posts. Traders see their own accounts and not the world's, which is everybody's.
grant usage on schema inventory to entrepot_officer, entrepot_trader, entrepot_system;
grant select on inventory.account, inventory.entry to entrepot_officer, entrepot_trader;
grant select, insert, update on inventory.account to entrepot_system;
grant select, insert on inventory.entry to entrepot_system;

alter table inventory.account enable row level security, force row level security;
create policy system on inventory.account to entrepot_system using (true);
create policy officer on inventory.account for select to entrepot_officer
  using (economy_id = current_setting('entrepot.economy_id'));
create policy trader on inventory.account for select to entrepot_trader
  using (enterprise_id = nullif(current_setting('entrepot.enterprise_id'), '')::uuid);

alter table inventory.entry enable row level security, force row level security;
create policy system on inventory.entry to entrepot_system using (true);
create policy officer on inventory.entry for select to entrepot_officer
  using (economy_id = current_setting('entrepot.economy_id'));
create policy trader on inventory.entry for select to entrepot_trader
  using (enterprise_id = nullif(current_setting('entrepot.enterprise_id'), '')::uuid);
