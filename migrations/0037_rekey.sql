-- What making a version key anew has to write besides the row, made less: every update of a row adds an entry to each
-- index of its table, because the key stands in one of them.

-- How packages are called, for search: once for all versions, where the index over every version was a third of what an
-- update cost, and 14 µs of every new component.
create table inventory.package_name (
  package_key text not null collate "C",
  name text not null,
  binary_name text,
  folded text not null generated always as
    (platform.searchable((package_key || ' ' || name || coalesce(' ' || binary_name, '')) collate "default")) stored
);

insert into inventory.package_name (package_key, name, binary_name)
  select distinct package_key, name, binary_name from inventory.component;

-- Names have no limit; what an index takes has one.
create unique index package_name_once on inventory.package_name
  (package_key, (md5(name || E'\n' || coalesce(binary_name, ''))::uuid));

create index package_name_search on inventory.package_name using gin (folded gin_trgm_ops);

drop index inventory.component_search;

-- A component's number comes from one sequence, so it is enough (ADR 0021): one narrow index in place of two.
alter table inventory.component drop constraint component_pkey;

drop index inventory.component_by_id;

alter table inventory.component add primary key (id);

-- By which scheme, and which revision of it, the key of a product was made that a statement names. Null: not told, so it
-- is made anew.
alter table intel.vex_product add column scheme text;

alter table intel.vex_product add column scheme_revision int;

-- Stretches of products named by CPE say it too; there was no other revision before.
update matching.affected_range set scheme = 'generic', scheme_revision = 1
where package_key >= 'cpe/' and package_key < 'cpe0';

-- That everything is matched once when all keys are made is enough: marks need not say by which keys.
alter table matching.matched_component drop column scheme;

alter table matching.matched_component drop column scheme_revision;
