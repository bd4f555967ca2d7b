-- Matching by change.

-- A stretch says which distribution release it holds for ('' none, null not told), and may also free or excuse.
alter table matching.affected_range add column distribution text default '';

alter table matching.affected_range drop constraint affected_range_verdict_check;

alter table matching.affected_range add constraint affected_range_verdict_check
  check (verdict in ('affected', 'not_affected', 'not_used', 'undetermined'));

-- In which order stretches that touch one component are heard: bit 6 undetermined, bits 2-4 rank, bits 0-1 verdict.
alter table matching.affected_range add column preference smallint generated always as ((
  case verdict when 'affected' then 0 when 'not_affected' then 1 when 'not_used' then 2 else 67 end
  + 4 * case rank when 'vendor' then 0 when 'distribution' then 1 when 'ecosystem' then 2 when 'jvn' then 3 else 4 end
)::smallint) stored;

-- Which stretch decided; its words stay with the hit when the stretch goes.
alter table matching.hit add column range_id bigint;

-- Versions without a key, compared as text: few, and joined apart.
create index affected_range_exact on matching.affected_range (package_key, exact_version) where exact_version is not null;

-- Components that were matched once, with the key they had: from then on advisories find them.
create table matching.matched_component (
  package_key text not null collate "C",
  component_id bigint not null,
  scheme text,
  scheme_revision int,
  primary key (package_key, component_id)
);

drop table matching.team_vulnerability;

-- The columns by which access is decided, as one number: a reader's counts are the sum over the cells they may see
-- (ADR 0013). Items under need-to-know or TLP:RED are in no cell.
create table matching.cell (
  id int primary key generated always as identity,
  organisation_id uuid not null references identity.organisation (id) on delete cascade,
  division_id uuid references identity.division (id) on delete cascade,
  team_id uuid references identity.team (id) on delete cascade,
  tlp text not null,
  unique nulls not distinct (organisation_id, division_id, team_id, tlp)
);

-- What of a team's items its interest is decided by, as one number; restricted items have none.
create table matching.profile (
  id int primary key generated always as identity,
  team_id uuid not null references identity.team (id) on delete cascade,
  side text not null,
  exposure text,
  criticality text,
  -- Whether the item or what it is part of is relevant for safety; null: not told.
  safety boolean,
  unique nulls not distinct (team_id, side, exposure, criticality, safety)
);

-- The cell and the profile an item is counted in, null for none: what has to be taken back when it moves.
create table matching.counted_ci (
  ci_id uuid primary key references inventory.ci (id) on delete cascade,
  cell_id int references matching.cell (id) on delete cascade,
  profile_id int references matching.profile (id) on delete cascade
);

-- Counts of a vulnerability's items per cell; each is a sum over items, so that a change adds its difference. Counts are
-- derived and written by one place only: foreign keys would be checked for every row of every count.
create table matching.cell_vulnerability (
  vulnerability_id uuid not null,
  cell_id int not null,
  cis int not null,
  -- Of those: verdict affected (the others are undetermined).
  determined int not null,
  open int not null,
  affected int not null,
  settled int not null,
  primary key (vulnerability_id, cell_id)
);

-- Which profiles a vulnerability's items have: only where one appears or vanishes may interest change.
create table matching.profile_vulnerability (
  vulnerability_id uuid not null,
  profile_id int not null,
  cis int not null,
  primary key (vulnerability_id, profile_id)
);

create index cell_vulnerability_by_cell on matching.cell_vulnerability (cell_id, vulnerability_id);

-- The worklist of each team, and of all (`list` = the nil uuid; items without a team are only there), in risk order:
-- exploited, upper bound of interest, EPSS, CVSS, items touched (decisions.md "Matching").
create table matching.team_vulnerability (
  list uuid not null,
  vulnerability_id uuid not null,
  cis int not null,
  determined int not null,
  open int not null,
  affected int not null,
  settled int not null,
  exploited boolean not null default false,
  -- 0 unknown, 1 none, 2 low, 3 medium, 4 high, 5 immediate: the upper bound.
  interest smallint not null default 0,
  epss real not null default -1,
  score real not null default -1,
  is_open boolean not null generated always as (open > 0 or affected > 0) stored,
  changed_at timestamptz not null,
  primary key (list, vulnerability_id)
);

-- Without the counts, so that counting one more item leaves the indexes alone.
create index team_vulnerability_risk on matching.team_vulnerability
  (list, exploited desc, interest desc, epss desc, score desc);

create index team_vulnerability_open on matching.team_vulnerability
  (list, exploited desc, interest desc, epss desc, score desc) where is_open;

create index team_vulnerability_back on matching.team_vulnerability (vulnerability_id);

-- Installations that hold items already: everything is matched and counted once by the listener.
insert into platform.outbox (at, name, payload)
  select now(), 'matching.rematch-wanted', '{}' where exists (select from inventory.ci);
