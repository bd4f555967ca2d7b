-- Kept documents are read again when readers have become better.

-- The revision of the readers that read it (src/domains/inventory/documents/reading.data.ts); 0: before this was kept.
alter table inventory.document add column reader_revision int not null default 0;

-- Documents that fill a slot today: how many of them an earlier revision read, and which is next.
create index document_current on inventory.document (id) include (reader_revision) where state in ('read', 'partly');

-- A document was read again and its slot came to hold something else. Occurrences and pending_document name a rereading
-- where they else name the document that brought or ended them, so that what the import itself changed stays told.
create table inventory.rereading (
  id uuid primary key,
  document_id uuid not null references inventory.document (id) on delete cascade,
  reader_revision int not null,
  read_at timestamptz not null,
  -- In packages, as of documents.
  added int not null,
  removed int not null,
  changed int not null
);

create index rereading_by_document on inventory.rereading (document_id);

-- Which document tells a pair, so that it goes with it. Null: told before this was kept, which holds until every document
-- of today was read again.
alter table inventory.told_pair add column document_id uuid references inventory.document (id) on delete cascade;

alter table inventory.told_pair drop constraint told_pair_pkey;

create unique index told_pair_once on inventory.told_pair (package_key, cpe_key, maker, document_id) nulls not distinct;

create index told_pair_by_document on inventory.told_pair (document_id);
