-- What vendors and products are called: by lists, by people, and by documents that tell a component in words alone.

-- A person's word: who or what is called so is this vendor or product of CPE.
create table intel.told_name (
  id uuid primary key,
  -- As written. Empty: of no supplier.
  supplier text not null,
  -- Null: the vendor itself is called so, and its products go along.
  product text,
  vendor text not null collate "C",
  cpe_key text collate "C",
  note text not null,
  made_by uuid references identity.person (id) on delete set null,
  made_at timestamptz not null,
  ended_by uuid references identity.person (id) on delete set null,
  ended_at timestamptz,
  check ((product is null) = (cpe_key is null))
);

-- Every name in the form in which names are compared (src/kernel/text/called.ts): of lists, and of people as long as
-- it holds. 23,700 products of one list with their vendors are some 62,000 rows.
create table intel.product_name (
  id bigint generated always as identity primary key,
  source_id text references intel.source (id) on delete restrict,
  -- The source's own id of the vendor or product, and the language its name is in; empty: of its CPE name.
  entry text not null default '' collate "C",
  language text not null default '',
  told_id uuid references intel.told_name (id) on delete cascade,
  vendor text not null collate "C",
  -- Null: a name of the vendor.
  cpe_key text collate "C",
  -- Of whom it is only a product if told by a person; null: of the vendor by whatever name.
  supplier text collate "C",
  label text not null,
  folded text not null collate "C",
  searched text not null,
  -- A name that leads to it perhaps: an abbreviation, or one that it had.
  doubtful boolean not null default false,
  check ((source_id is null) = (told_id is not null))
);

create unique index product_name_listed
  on intel.product_name (source_id, entry, language, folded, vendor, (coalesce(cpe_key, ''))) where source_id is not null;

-- What is called so: components and CPE names are looked up by it.
create index product_name_folded on intel.product_name (folded, supplier);

create index product_name_told on intel.product_name (told_id) where told_id is not null;

-- For search, and for the page of names.
create index product_name_search on intel.product_name using gin (searched gin_trgm_ops);

insert into intel.source (id, url, interval_seconds) values ('jvn-products', null, 2592000) on conflict (id) do nothing;

-- Components that documents tell by supplier and name alone, in the form in which names are compared.
create table inventory.component_called (
  package_key text not null collate "C",
  component_id bigint not null,
  -- Empty: none is told.
  supplier text not null collate "C",
  product text not null collate "C",
  version text not null,
  -- In the generic scheme; null: it has no key.
  version_key bytea,
  scheme_revision int not null,
  primary key (package_key, component_id, supplier)
);

-- Components of which a document told a name anew, until matching has looked: appended and taken away, never updated.
-- No key, so that nobody who appends waits for who takes.
create table inventory.fresh_name (
  package_key text not null collate "C",
  component_id bigint not null
);

-- That a package and a product named by CPE are the same thing, as makers of documents say, each once.
create table inventory.told_pair (
  package_key text not null collate "C",
  cpe_key text not null collate "C",
  -- Who answers for the document, in the form in which names are compared.
  maker text not null collate "C",
  primary key (package_key, cpe_key, maker)
);

-- Packages of which anything was told anew, as above.
create table inventory.fresh_pair (package_key text not null collate "C");

insert into inventory.fresh_name
  select distinct k.package_key, k.component_id from inventory.component_cpe k
  where not exists (select from matching.component_cpe m where m.package_key = k.package_key
    and m.component_id = k.component_id and m.name = k.name and m.origin = 'document');

-- By what it is called a component is found, too.
alter table matching.component_cpe drop constraint component_cpe_origin_check;

alter table matching.component_cpe add constraint component_cpe_origin_check
  check (origin in ('document', 'learned', 'called'));

-- Of those: the list that says so; null: a person.
alter table matching.component_cpe add column said_by text;
