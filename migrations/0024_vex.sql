-- What others state in VEX documents: kept with who said it, never as a decision of ours.

create table intel.vex_document (
  id uuid primary key,
  source_id text not null references intel.source (id) on delete restrict,
  format text not null check (format in ('openvex', 'csaf', 'cyclonedx')),
  format_version text,
  -- What names it among all of its format; `sha256:…` of its bytes where it does not name itself.
  name text not null,
  revision int not null,
  hash bytea not null,
  -- The bytes as received, zstd. Null: they are those of intel.advisory_document with this hash.
  content bytea,
  -- As the document says.
  version text,
  author text,
  title text,
  issued_at timestamptz,
  modified_at timestamptz,
  -- Null: it has no label of its own, and is for everybody.
  tlp text check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  statement_count int not null,
  product_count int not null,
  -- Of the products, those without a package URL: nothing can be compared with them.
  uncompared int not null,
  -- The first problems met in it, and how many there were.
  problems jsonb not null default '[]',
  problem_count int not null default 0,
  -- What of it is not taken over: [{"field", "count"}].
  unused jsonb not null default '[]',
  received_at timestamptz not null,
  superseded_at timestamptz
);

-- It is packed already.
alter table intel.vex_document alter column content set storage external;

create unique index vex_document_revision on intel.vex_document (format, name, revision);

create unique index vex_document_current on intel.vex_document (format, name) where superseded_at is null;

-- Statements of the current revision only; a superseded one is read from its bytes.
create table intel.vex_statement (
  document_id uuid not null references intel.vex_document (id) on delete cascade,
  number int not null,
  -- JSON pointer.
  place text not null,
  names text[] not null,
  status text not null check (status in ('affected', 'not_affected', 'fixed', 'under_investigation')),
  -- The format's own words where VEX has none of that meaning, or others.
  status_word text,
  justification text check (justification in ('component_not_present', 'vulnerable_code_not_present',
    'vulnerable_code_not_in_execute_path', 'vulnerable_code_cannot_be_controlled_by_adversary',
    'inline_mitigations_already_exist')),
  justification_word text,
  impact text,
  action text,
  notes text,
  -- [{"kind", "text", "url"}]
  remediations jsonb not null default '[]',
  said_at timestamptz,
  product_count int not null,
  primary key (document_id, number)
);

-- Normalised names of its vulnerability, whether anybody here knows them or not.
create table intel.vex_statement_vulnerability (
  name text not null collate "C",
  document_id uuid not null,
  statement int not null,
  primary key (name, document_id, statement),
  foreign key (document_id, statement) references intel.vex_statement (document_id, number) on delete cascade
);

create index vex_statement_vulnerability_back on intel.vex_statement_vulnerability (document_id, statement);

-- Products as the document names them, once each; one with several package URLs once for each.
create table intel.vex_product (
  document_id uuid not null references intel.vex_document (id) on delete cascade,
  number int not null,
  name text not null,
  purl text,
  package_key text collate "C",
  distribution text,
  version text,
  version_key bytea,
  version_range text,
  cpes text[] not null default '{}',
  -- [{"kind", "value"}]
  identifiers jsonb not null default '[]',
  -- The product it is spoken of as a part of.
  whole int,
  primary key (document_id, number)
);

-- Who speaks of which product. With the package, so that a package is found among a hundred thousand products.
create table intel.vex_statement_product (
  document_id uuid not null,
  statement int not null,
  product int not null,
  package_key text collate "C",
  -- Without foreign keys: it is written and deleted with its document; checking each of 300,000 rows would tell nothing.
  primary key (document_id, statement, product)
);

create index vex_statement_product_package on intel.vex_statement_product (document_id, statement, package_key)
  where package_key is not null;

-- A statement about a binary package reaches the component of its source package.
create index component_by_binary on inventory.component (binary_name) where binary_name is not null;
