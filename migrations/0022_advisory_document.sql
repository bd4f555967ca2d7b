-- Documents that hold several records and are judged as a whole (CSAF), kept once beside their records.

create table intel.advisory_document (
  source_id text not null references intel.source (id) on delete restrict,
  -- The publisher's address and the document's own id: `cisa.gov/ICSA-24-030-02`.
  name text not null,
  revision int not null,
  hash bytea not null,
  -- The bytes as received, zstd.
  content bytea not null,
  publisher text,
  -- As the document says: its version, `draft`, `interim` or `final`, its category, until when it was changed.
  version text,
  status text,
  category text,
  modified_at timestamptz,
  -- Null: it has no label of its own.
  tlp text check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  verdict text not null check (verdict in ('valid', 'invalid', 'not-judged')),
  -- The first of the tests it fails: [{"test", "path", "message"}], and how many places fail.
  failures jsonb not null default '[]',
  failure_count int not null default 0,
  -- Against the sum its publisher gives beside it; null: none was there.
  checksum text check (checksum in ('matches', 'differs')),
  -- Products that are known by CPE or name alone and cannot be compared yet.
  not_comparable int not null default 0,
  received_at timestamptz not null,
  superseded_at timestamptz,
  primary key (source_id, name, revision)
);

-- It is packed already.
alter table intel.advisory_document alter column content set storage external;

create unique index advisory_document_current on intel.advisory_document (source_id, name) where superseded_at is null;

-- The document a record is a part of.
alter table intel.record add column document text;

create index record_by_document on intel.record (source_id, document) where document is not null and superseded_at is null;

-- The label a record came under; null: its source's own, for everybody.
alter table intel.record add column tlp text check (tlp in ('clear', 'green', 'amber', 'amber+strict', 'red'));
