-- Tariff lines with one ad valorem rate each. Public facts, shown to all.
create schema tariff;

create table tariff.line (
  commodity_code          text primary key check (commodity_code ~ '^\d{6,10}$'),
  description             text not null,
  -- Hundredths of a percent: 650 is 6.5 %.
  ad_valorem_basis_points int not null check (ad_valorem_basis_points between 0 and 1000000),
  supplementary_unit_code text
);

grant usage on schema tariff to entrepot_officer, entrepot_trader, entrepot_visitor, entrepot_system;
grant select on tariff.line to entrepot_officer, entrepot_trader, entrepot_visitor, entrepot_system;
grant insert, update on tariff.line to entrepot_system;
