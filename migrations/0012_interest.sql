-- Each team's interest in a vulnerability: proposed by rules as an interval with reasons, set or reversed by a person.
create table intel.interest (
  vulnerability_id uuid not null references intel.vulnerability (id) on delete cascade,
  team_id uuid not null references identity.team (id) on delete cascade,
  -- Proposed interval; both null: unknown.
  lower text check (lower in ('none', 'low', 'medium', 'high', 'immediate')),
  upper text check (upper in ('none', 'low', 'medium', 'high', 'immediate')),
  reasons jsonb not null default '[]',
  rules_revision int not null default 1,
  proposed_at timestamptz not null,
  -- Set by a person: stands before what is proposed.
  set_level text check (set_level in ('none', 'low', 'medium', 'high', 'immediate')),
  set_note text not null default '',
  set_by uuid references identity.person (id) on delete set null,
  set_at timestamptz,
  version int not null default 1,
  primary key (vulnerability_id, team_id)
);
