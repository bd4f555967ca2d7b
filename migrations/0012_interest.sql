-- Each team's interest in a vulnerability: proposed by rules as an interval with reasons, set or reversed by a person.

-- The rules by which facts are filled; every revision stays, because proposals name theirs.
create table intel.interest_rules (
  revision int primary key,
  rules jsonb not null,
  note text not null default '',
  made_by uuid references identity.person (id) on delete set null,
  made_at timestamptz not null
);

-- Values of SSVC decision points as others publish them about a vulnerability (CISA's ADP container in CVE records):
-- exploitation, automatable, technical impact, value density, by the keys of the SSVC registry.
create table intel.decision_point (
  vulnerability_id uuid not null references intel.vulnerability (id) on delete cascade,
  point text not null,
  source text not null,
  value text not null,
  told_at timestamptz not null,
  primary key (vulnerability_id, point, source),
  check ((point, value) in (('E', 'N'), ('E', 'P'), ('E', 'A'), ('A', 'N'), ('A', 'Y'),
    ('TI', 'P'), ('TI', 'T'), ('VD', 'D'), ('VD', 'C')))
);

create table intel.interest (
  vulnerability_id uuid not null references intel.vulnerability (id) on delete cascade,
  team_id uuid not null references identity.team (id) on delete cascade,
  -- Proposed interval; both null: unknown.
  lower text check (lower in ('none', 'low', 'medium', 'high', 'immediate')),
  upper text check (upper in ('none', 'low', 'medium', 'high', 'immediate')),
  -- Which fact has which value from where; what follows from EPSS is added when read.
  reasons jsonb not null default '[]',
  -- The unknown decision point that would narrow the interval most.
  narrowing text,
  -- What was told of the team's items, so that changed rules and public facts can be weighed without asking again.
  environment jsonb not null default '{}',
  -- The rules that last changed the proposal. Null, like the time: nothing was proposed yet.
  rules_revision int,
  proposed_at timestamptz,
  -- Set by a person: stands before what is proposed.
  set_level text check (set_level in ('none', 'low', 'medium', 'high', 'immediate')),
  set_note text not null default '',
  set_by uuid references identity.person (id) on delete set null,
  set_at timestamptz,
  -- The interval the person had before them. Once it moves, the decision is open again.
  set_lower text,
  set_upper text,
  set_outdated boolean not null generated always as
    (set_level is not null and (lower is distinct from set_lower or upper is distinct from set_upper)) stored,
  version int not null default 1,
  primary key (vulnerability_id, team_id),
  check ((lower is null) = (upper is null)),
  check ((set_level is null) = (set_at is null))
);

-- A team's decisions that facts have overtaken.
create index interest_outdated on intel.interest (team_id, vulnerability_id) where set_outdated;
