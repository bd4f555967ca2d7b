-- Matching by CPE: names of components, stretches of products that are named by CPE, and what records teach of both.

-- The CPE names that documents give of components whose ecosystem has no advisories of its own. Few components have any.
create table inventory.component_cpe (
  package_key text not null collate "C",
  component_id bigint not null,
  -- As a formatted string of CPE 2.3.
  name text not null collate "C",
  cpe_key text not null collate "C",
  -- With its update, as the name or the component tells it.
  version text not null,
  -- In the generic scheme; null: it has no key.
  version_key bytea,
  scheme_revision int not null,
  -- Edition, language, software edition, target software, target hardware, other; null: none of them is told.
  traits text[],
  -- Whether the version may hold mends of later ones, as a distribution's package does.
  rebuilt boolean not null,
  primary key (package_key, component_id, name)
);

-- By which CPE names advisories find components: those of documents, and those that records say are the same product.
create table matching.component_cpe (
  cpe_key text not null collate "C",
  package_key text not null collate "C",
  component_id bigint not null,
  name text not null collate "C",
  origin text not null check (origin in ('document', 'learned')),
  version text not null,
  version_key bytea,
  scheme_revision int not null,
  traits text[],
  -- A stretch that touches it touches it perhaps.
  doubtful boolean not null,
  primary key (package_key, component_id, name, origin)
);

-- Stretches probe this.
create index component_cpe_match on matching.component_cpe (cpe_key, version_key);

-- What narrows a product named by CPE, as above.
alter table matching.affected_range add column traits text[];

-- Where the stretch that decided is kept under another key than the component's.
alter table matching.hit add column range_key text collate "C";

-- What records teach: a package and a product named by CPE that one record says are the same.
create table matching.cpe_pair (
  source_id text not null,
  record_name text not null,
  package_key text not null collate "C",
  cpe_key text not null collate "C",
  primary key (source_id, record_name, package_key, cpe_key)
);

create index cpe_pair_by_package on matching.cpe_pair (package_key, cpe_key);

-- Vulnerabilities of which all that is known names one package of an ecosystem and one product by CPE.
create table matching.cpe_together (
  vulnerability_id uuid primary key,
  package_key text not null collate "C",
  cpe_key text not null collate "C"
);

create index cpe_together_by_package on matching.cpe_together (package_key, cpe_key);

-- What records said of products by CPE before this: their stretches are derived and matched by the listener, so many
-- records at a time as an import writes.
insert into platform.outbox (at, name, payload)
  select now(), 'intel.records-changed',
    jsonb_build_object('sourceId', source_id, 'names', jsonb_agg(name order by name), 'batch', 'cpe')
  from (
    select source_id, name, (row_number() over (partition by source_id order by name) - 1) / 500 as part
    from intel.record where superseded_at is null and uncompared > 0) named
  group by source_id, part order by source_id, part;
