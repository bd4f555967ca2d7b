-- Compositions by change: an occurrence belongs to a slot and is written only when something changes, so that the
-- next issue of a document costs what is different in it.

-- The distribution release whose advisories judge it (`debian-12`): '' where packages know no distributions, null
-- where the document does not say.
alter table inventory.component add column distribution text default '';

update inventory.component set distribution = nullif(qualifiers, '')
  where split_part(package_key, '/', 1) in ('deb', 'apk', 'rpm', 'alpm');

-- Beside the advised source package: the binary's own name and version, where they differ.
alter table inventory.component add column binary_name text;

alter table inventory.component add column binary_version text;

alter table inventory.occurrence add column slot text not null default 'main';

update inventory.occurrence o set slot = d.slot from inventory.document d where d.id = o.document_id and d.slot <> 'main';

alter table inventory.occurrence alter column slot drop default;

-- The document that ended it. `document_id` is the one that brought it in.
alter table inventory.occurrence add column until_document_id uuid;

drop index inventory.occurrence_once;

-- With the document, so that counting tells what is pending without reading the rows.
drop index inventory.occurrence_live;

create index occurrence_live on inventory.occurrence (package_key, component_id, ci_id) include (document_id)
  where until is null;

drop index inventory.occurrence_by_ci;

create unique index occurrence_once on inventory.occurrence (ci_id, slot, package_key, component_id) where until is null;

create index occurrence_ended on inventory.occurrence (until_document_id) where until_document_id is not null;

-- Whether the document's subject depends on it without another between; null where the document does not say.
alter table inventory.occurrence add column direct boolean;

-- Documents, components and items that occurrences stand on are not deleted under them (an action that deletes an item
-- ends its occurrences first); checking each of millions of rows against all three tripled the time of an import.
alter table inventory.occurrence drop constraint occurrence_document_id_fkey;

alter table inventory.occurrence drop constraint occurrence_package_key_component_id_fkey;

alter table inventory.occurrence drop constraint occurrence_ci_id_fkey;

-- A document's dependency graph and the places of its components in it, one row a document: written with it, read
-- when someone asks for a path.
create table inventory.document_graph (
  document_id uuid primary key references inventory.document (id) on delete cascade,
  -- The distinct components, in the order of the graph's positions.
  component_ids bigint[] not null,
  -- JSON, packed with zstd: {"places": [["/components/3"]], "depends": [from, to, …], "contains": [from, to, …]};
  -- ends are positions in component_ids, -1 the subject.
  graph bytea not null
);

-- It is packed already.
alter table inventory.document_graph alter column graph set storage external;

-- Occurrences told before: places become part of the document's row, not packed.
insert into inventory.document_graph (document_id, component_ids, graph)
  select document_id, array_agg(component_id order by id), convert_to(jsonb_build_object(
    'places', jsonb_agg(paths order by id), 'depends', '[]'::jsonb, 'contains', '[]'::jsonb)::text, 'UTF8')
  from inventory.occurrence where until is null group by document_id;

alter table inventory.occurrence drop column paths;

-- What a document changed in its slot: packages that came, went, and have another version. Null: not counted.
alter table inventory.document add column added int;

alter table inventory.document add column removed int;

alter table inventory.document add column changed int;

-- Documents whose change of a composition is not yet counted by matching; settled through inventory's door.
create table inventory.pending_document (
  document_id uuid primary key,
  ci_id uuid not null
);

create index pending_by_ci on inventory.pending_document (ci_id);
