-- What an item's own documents state of vulnerabilities stands beside what others state in VEX documents, for that item
-- alone, and goes with the document.
alter table intel.vex_document
  add column ci_id uuid references inventory.ci (id) on delete cascade,
  add column slot text,
  add constraint vex_document_of_slot check ((ci_id is null) = (slot is null));

-- Names are those of documents that came by themselves.
drop index intel.vex_document_revision;

create unique index vex_document_revision on intel.vex_document (format, name, revision) where ci_id is null;

drop index intel.vex_document_current;

create unique index vex_document_current on intel.vex_document (format, name)
  where superseded_at is null and ci_id is null;

create unique index vex_document_slot on intel.vex_document (ci_id, slot) where ci_id is not null;
