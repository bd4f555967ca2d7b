-- Matches that people reported as wrong: rules with a scope, a reason and an end. Nothing is deleted by them.

create table matching.wrong_match (
  id uuid primary key,
  -- What is wrong: that one vulnerability, all that one record says, or all that one kind of statement connects.
  vulnerability_id uuid references intel.vulnerability (id) on delete cascade,
  source_id text,
  record_name text,
  rank text check (rank in ('vendor', 'distribution', 'ecosystem', 'jvn', 'cpe')),
  -- Of which package; of one version of it where the component is told.
  package_key text not null collate "C",
  component_id bigint,
  -- Whose items: one item's, a team's, everybody's.
  ci_id uuid references inventory.ci (id) on delete cascade,
  team_id uuid references identity.team (id) on delete cascade,
  reason text not null,
  -- What the records said when it was made, in short; where they say otherwise it does not hold any more. Null: it is
  -- about no single statement.
  basis text,
  made_by uuid references identity.person (id) on delete set null,
  made_at timestamptz not null,
  origin text not null check (origin in ('ui', 'api', 'cli', 'feed', 'job')),
  until timestamptz not null,
  version int not null default 1,
  ended_at timestamptz,
  ended_by uuid references identity.person (id) on delete set null,
  ending text check (ending in ('ended', 'expired', 'outdated')),
  check (num_nonnulls(vulnerability_id, record_name, rank) = 1),
  check ((source_id is null) = (record_name is null)),
  check (ci_id is null or team_id is not null),
  check ((ended_at is null) = (ending is null))
);

create index wrong_match_live on matching.wrong_match (package_key) where ended_at is null;

create index wrong_match_by_ci on matching.wrong_match (ci_id) where ci_id is not null;

-- Which live hits a rule sets aside, and at whose items; derived, kept by whoever keeps the hits.
create table matching.silenced_hit (
  component_id bigint not null,
  vulnerability_id uuid not null,
  rule_id uuid not null references matching.wrong_match (id) on delete cascade,
  team_id uuid,
  ci_id uuid,
  primary key (component_id, vulnerability_id, rule_id)
);

create index silenced_hit_by_vulnerability on matching.silenced_hit (vulnerability_id);

create index silenced_hit_by_rule on matching.silenced_hit (rule_id);

-- Whether such a rule holds everywhere, or somewhere, so that all others are told by the row itself. Null: nowhere.
alter table matching.hit add column silenced text check (silenced in ('some', 'all'));

-- As with decisions: what is for a whole team is for who works here, what is for an item for who may see the item.
alter table matching.wrong_match enable row level security;

alter table matching.wrong_match force row level security;

create policy wrong_match_wall on matching.wrong_match using (
  (select current_setting('renkei.wall', true)) = 'system'
  or (ci_id is null and (select current_setting('renkei.staff', true)) = 'yes')
  or exists (select from inventory.ci where ci.id = wrong_match.ci_id)
);
