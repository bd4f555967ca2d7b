-- What must hold where a vulnerability applies: a module loaded, an option on, a platform, a way of use.

create table matching.condition (
  id uuid primary key,
  vulnerability_id uuid not null references intel.vulnerability (id) on delete cascade,
  kind text not null check (kind in ('module', 'option', 'platform', 'use')),
  text text not null,
  -- On whose behalf it was told.
  team_id uuid not null references identity.team (id) on delete cascade,
  made_by uuid references identity.person (id) on delete set null,
  made_at timestamptz not null,
  ended_by uuid references identity.person (id) on delete set null,
  ended_at timestamptz
);

create index condition_live on matching.condition (vulnerability_id) where ended_at is null;

-- The condition that does not hold where this decision holds; its note is the evidence.
alter table matching.assessment add column condition_id uuid references matching.condition (id) on delete set null;
