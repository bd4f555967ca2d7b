-- Documents of others (CSAF, VEX) are read again when readers have become better.

-- The revision of the readers that read it (src/domains/intel/rereading/reading.data.ts); 0: before this was kept.
alter table intel.advisory_document add column reader_revision int not null default 0;

alter table intel.vex_document add column reader_revision int not null default 0;

-- As before, and how many of the documents of today an earlier revision read.
drop index intel.advisory_document_current;

create unique index advisory_document_current on intel.advisory_document (source_id, name) include (reader_revision)
  where superseded_at is null;

-- The same of documents that are kept with the statements; those of CSAF lie with their advisory.
create index vex_document_reading on intel.vex_document (id) include (reader_revision)
  where superseded_at is null and content is not null;

-- The day of the draft of its standard by which it was judged; null: by the standard as published.
alter table intel.advisory_document add column draft text;
