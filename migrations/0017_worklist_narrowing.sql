-- What worklists are narrowed by beyond the facts of the vulnerability: side and kind of the items as columns of the
-- access cell, and since when a list holds a row (ADR 0022).

truncate matching.cell cascade;

truncate matching.cell_vulnerability, matching.profile_vulnerability;

alter table matching.cell drop constraint cell_organisation_id_division_id_team_id_tlp_key;

alter table matching.cell add column side text not null;

alter table matching.cell add column kind text not null;

alter table matching.cell add constraint cell_once
  unique nulls not distinct (organisation_id, division_id, team_id, tlp, side, kind);

-- Since when the vulnerability has been in the list without a break; `changed_at` moves with every count.
alter table matching.team_vulnerability add column listed_at timestamptz;

update matching.team_vulnerability set listed_at = changed_at;

alter table matching.team_vulnerability alter column listed_at set not null;

-- The severity's word: 0 unknown, 1 none, 2 low, 3 medium, 4 high, 5 critical.
alter table matching.team_vulnerability add column rating smallint not null default 0;

-- Installations that hold items already: everything is counted anew by the listener.
insert into platform.outbox (at, name, payload)
  select now(), 'matching.rematch-wanted', '{}' where exists (select from inventory.ci);
