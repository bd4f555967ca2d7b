-- What a document says beyond names and versions (licences, hashes, services, evidence, vulnerabilities …): shown beside
-- a composition and written into files made of it. Nothing is searched by it, so that it stays packed.
create table inventory.document_facts (
  document_id uuid not null references inventory.document (id) on delete cascade,
  kind text not null check (kind in ('document', 'component', 'service', 'vulnerability')),
  -- Position of the stretch's first entry; components count as in document_graph.
  first int not null,
  -- JSON array, packed with zstd.
  facts bytea not null,
  primary key (document_id, kind, first)
);

-- It is packed already.
alter table inventory.document_facts alter column facts set storage external;
