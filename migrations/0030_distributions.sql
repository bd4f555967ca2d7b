-- Packages of a module exist in several streams beside each other, each with fixes of its own. '': of no module, '?': of
-- one whose stream is not told.
alter table inventory.component add column module text not null default '';

update inventory.component set module = '?'
where package_key like 'rpm/%' and version ~ '[.]module[+_]';

alter table matching.affected_range add column module text not null default '';

update matching.affected_range set module = '?'
where package_key like 'rpm/%' and text ~ '[.]module[+_]';

-- What the record says beside the versions: that no fix is to come, or why they are not affected.
alter table matching.affected_range add column remark text;

-- RPMs are named by some records as built and by others as their source; package_key is the one of the two that the
-- distribution's own advisories use, this the other, with the version it has there. Null: there is none beside.
alter table inventory.component add column other_key text collate "C";

alter table inventory.component add column other_version text;

alter table inventory.component add column other_version_key bytea;

-- Stretches probe this as they probe component_match.
create index component_other on inventory.component (other_key, other_version_key) where other_key is not null;
