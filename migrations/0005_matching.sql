-- Affected ranges, hits, assessments and the maintained worklist.

create schema matching;

-- One half-open stretch [lo, hi) of version keys, or one exact version that has no key and is compared as text.
-- An undetermined stretch is one whose bounds could not all be read: within it the answer is unknown.
create table matching.affected_range (
  package_key text not null collate "C",
  id bigint generated always as identity,
  vulnerability_id uuid not null,
  source_id text not null,
  record_name text not null,
  rank text not null check (rank in ('vendor', 'distribution', 'ecosystem', 'jvn', 'cpe')),
  verdict text not null check (verdict in ('affected', 'undetermined')),
  lo bytea,
  hi bytea,
  exact_version text,
  -- The stretch as the source wrote it, for people.
  text text not null,
  fixed text[] not null default '{}',
  primary key (package_key, id),
  check ((lo is null) = (hi is null) and (lo is null) <> (exact_version is null))
);

create index affected_range_by_vulnerability on matching.affected_range (vulnerability_id, source_id, record_name);

create index affected_range_by_record on matching.affected_range (source_id, record_name);

-- component × vulnerability, while it holds; the reason names record and range.
create table matching.hit (
  package_key text not null collate "C",
  id bigint generated always as identity,
  component_id bigint not null,
  vulnerability_id uuid not null,
  verdict text not null check (verdict in ('affected', 'not_affected', 'not_used', 'undetermined')),
  reason jsonb not null,
  since timestamptz not null,
  until timestamptz,
  until_reason text,
  primary key (package_key, id)
);

create unique index hit_live on matching.hit (package_key, component_id, vulnerability_id) where until is null;

create index hit_by_vulnerability on matching.hit (vulnerability_id, package_key) where until is null;

create table matching.assessment (
  id uuid primary key,
  vulnerability_id uuid not null references intel.vulnerability (id) on delete restrict,
  team_id uuid not null references identity.team (id) on delete restrict,
  -- Null: all of the team's items.
  ci_id uuid references inventory.ci (id) on delete cascade,
  status text not null check (status in ('under_investigation', 'affected', 'not_affected', 'fixed')),
  justification text check (justification in ('component_not_present', 'vulnerable_code_not_present',
    'vulnerable_code_not_in_execute_path', 'vulnerable_code_cannot_be_controlled_by_adversary',
    'inline_mitigations_already_exist')),
  note text not null,
  made_by uuid references identity.person (id) on delete set null,
  made_at timestamptz not null,
  -- Grows by one per scope, so that two people cannot both follow the same decision.
  sequence int not null,
  undone_by uuid references identity.person (id) on delete set null,
  undone_at timestamptz,
  check ((status = 'not_affected') = (justification is not null))
);

create unique index assessment_sequence on matching.assessment
  (vulnerability_id, team_id, coalesce(ci_id, '00000000-0000-0000-0000-000000000000'), sequence);

create index assessment_by_ci on matching.assessment (ci_id) where ci_id is not null;

-- The worklist, maintained on change: counts per vulnerability and access cell (the columns by which access is
-- decided), so that a reader's counts are the sum over the cells they may see. Items under need-to-know or
-- TLP:RED are in no cell: they are counted when read, for those to whom they were given.
create table matching.team_vulnerability (
  vulnerability_id uuid not null references intel.vulnerability (id) on delete cascade,
  organisation_id uuid not null references identity.organisation (id) on delete cascade,
  division_id uuid references identity.division (id) on delete cascade,
  team_id uuid references identity.team (id) on delete cascade,
  tlp text not null,
  worst text not null check (worst in ('affected', 'not_affected', 'not_used', 'undetermined')),
  cis int not null,
  open int not null,
  affected int not null,
  settled int not null,
  changed_at timestamptz not null,
  unique nulls not distinct (vulnerability_id, organisation_id, division_id, team_id, tlp)
);

create index team_vulnerability_by_team on matching.team_vulnerability (team_id, vulnerability_id);
