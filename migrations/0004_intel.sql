-- Sources, records as received, vulnerabilities and their aliases.

create schema intel;

create table intel.source (
  id text primary key,
  tlp text not null default 'clear' check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red'))
);

create table intel.run (
  job_id uuid primary key,
  source_id text not null references intel.source (id) on delete restrict,
  started_at timestamptz not null,
  ended_at timestamptz,
  state text not null,
  hash text,
  read int not null default 0,
  changed int not null default 0,
  rejected int not null default 0
);

create index run_by_source on intel.run (source_id, started_at desc);

create table intel.vulnerability (
  id uuid primary key,
  short_id text not null unique,
  -- At most one CVE (decisions.md "Matching"). The name is the CVE where there is one, else the best known id.
  cve text unique,
  name text not null,
  -- Taken from the leading record: the one that is not withdrawn and says most.
  title text not null default '',
  folded text not null default '',
  severity_rating text check (severity_rating in ('none', 'low', 'medium', 'high', 'critical')),
  severity_vector text,
  severity_source text,
  published_at timestamptz,
  -- Only when every record of it is withdrawn.
  withdrawn_at timestamptz,
  tlp text not null default 'clear' check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  -- Found to be the same thing as another: kept, and led on from.
  merged_into uuid references intel.vulnerability (id) on delete restrict,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1
);

create index vulnerability_by_change on intel.vulnerability (changed_at desc, id desc);

create index vulnerability_search on intel.vulnerability using gin (folded gin_trgm_ops);

-- A record as one source published it; every revision is kept.
create table intel.record (
  source_id text not null references intel.source (id) on delete restrict,
  name text not null,
  revision int not null,
  -- The bytes as received, zstd.
  content bytea not null,
  hash bytea not null,
  title text not null,
  details text not null,
  severity_rating text check (severity_rating in ('none', 'low', 'medium', 'high', 'critical')),
  severity_vector text,
  links jsonb not null default '[]',
  published_at timestamptz,
  modified_at timestamptz,
  withdrawn_at timestamptz,
  problems jsonb not null default '[]',
  received_at timestamptz not null,
  superseded_at timestamptz,
  primary key (source_id, name, revision)
);

create unique index record_current on intel.record (source_id, name) where superseded_at is null;

-- Which record speaks of which vulnerability: one that names several CVEs belongs to each.
create table intel.record_vulnerability (
  source_id text not null,
  record_name text not null,
  vulnerability_id uuid not null references intel.vulnerability (id) on delete cascade,
  primary key (source_id, record_name, vulnerability_id)
);

create index record_vulnerability_back on intel.record_vulnerability (vulnerability_id);

-- Edges keep who said so; the same name may be said by several sources.
create table intel.alias (
  name text not null,
  vulnerability_id uuid not null references intel.vulnerability (id) on delete cascade,
  source_id text not null references intel.source (id) on delete restrict,
  record_name text not null,
  primary key (name, vulnerability_id, source_id, record_name)
);

create index alias_back on intel.alias (vulnerability_id);

create index alias_by_record on intel.alias (source_id, record_name);
