-- Configuration items, their relations, documents, components and occurrences.

create schema inventory;

create extension if not exists pg_trgm;

create table inventory.ci (
  id uuid primary key,
  kind text not null,
  side text not null check (side in ('it', 'development', 'product')),
  name text not null,
  -- NFKC, lower case, kana folded: what search compares.
  folded text not null,
  organisation_id uuid not null references identity.organisation (id) on delete restrict,
  division_id uuid references identity.division (id) on delete restrict,
  team_id uuid references identity.team (id) on delete restrict,
  owner_id uuid references identity.person (id) on delete restrict,
  criticality text check (criticality in ('low', 'medium', 'high')),
  exposure text check (exposure in ('internet', 'partner', 'internal', 'isolated')),
  tlp text not null check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  need_to_know boolean not null,
  attributes jsonb not null default '{}',
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1
);

create index ci_by_name on inventory.ci (folded, id);

create index ci_search on inventory.ci using gin (folded gin_trgm_ops);

create index ci_by_team on inventory.ci (team_id);

create table inventory.relation (
  id uuid primary key,
  kind text not null check (kind in ('contains', 'runs-on', 'uses', 'connects-to', 'builds', 'delivered-as')),
  from_id uuid not null references inventory.ci (id) on delete cascade,
  to_id uuid not null references inventory.ci (id) on delete cascade,
  since timestamptz not null,
  until timestamptz,
  check (from_id <> to_id)
);

create unique index relation_once on inventory.relation (kind, from_id, to_id) where until is null;

create index relation_to on inventory.relation (to_id) where until is null;

-- Ancestors over contains, runs-on and delivered-as: whatever the descendant holds, the ancestor holds.
create table inventory.closure (
  ancestor_id uuid not null references inventory.ci (id) on delete cascade,
  descendant_id uuid not null references inventory.ci (id) on delete cascade,
  depth int not null,
  primary key (ancestor_id, descendant_id)
);

create index closure_up on inventory.closure (descendant_id, ancestor_id);

create table inventory.document (
  id uuid primary key,
  ci_id uuid not null references inventory.ci (id) on delete cascade,
  slot text not null,
  name text not null,
  hash text not null,
  bytes bigint not null,
  format text,
  format_version text,
  state text not null check (state in ('received', 'read', 'partly', 'failed', 'replaced')),
  components int,
  problems jsonb not null default '[]',
  problem_count int not null default 0,
  received_at timestamptz not null,
  received_by uuid references identity.person (id) on delete set null
);

create index document_by_ci on inventory.document (ci_id, received_at desc, id desc);

-- One distinct package version. package_key leads every key (engines.md §5: the distribution column).
create table inventory.component (
  package_key text not null collate "C",
  id bigint generated always as identity,
  name text not null,
  version text not null,
  scheme text,
  scheme_revision int,
  -- Null: the version has no key, ranges cannot decide.
  version_key bytea,
  qualifiers text not null default '',
  purl text,
  created_at timestamptz not null,
  primary key (package_key, id)
);

create unique index component_identity on inventory.component (package_key, version, qualifiers);

-- The match join: ranges probe this.
create index component_match on inventory.component (package_key, version_key);

create index component_by_id on inventory.component (id);

create table inventory.occurrence (
  package_key text not null collate "C",
  id bigint generated always as identity,
  component_id bigint not null,
  ci_id uuid not null references inventory.ci (id) on delete cascade,
  document_id uuid not null references inventory.document (id) on delete cascade,
  scope text,
  paths jsonb not null default '[]',
  since timestamptz not null,
  until timestamptz,
  primary key (package_key, id),
  foreign key (package_key, component_id) references inventory.component (package_key, id) on delete restrict
);

create unique index occurrence_once on inventory.occurrence (package_key, component_id, document_id) where until is null;

create index occurrence_live on inventory.occurrence (package_key, component_id, ci_id) where until is null;

create index occurrence_by_ci on inventory.occurrence (ci_id, package_key, component_id) where until is null;

create index occurrence_by_document on inventory.occurrence (document_id);
