-- Decisions at any width within a team, decided and undone by the thousand.

-- Decisions made together: what was asked for, by whom; they are undone together.
create table matching.assessment_batch (
  id uuid primary key,
  team_id uuid not null references identity.team (id) on delete restrict,
  ci_id uuid references inventory.ci (id) on delete cascade,
  status text not null check (status in ('under_investigation', 'affected', 'not_affected', 'fixed')),
  justification text,
  note text not null,
  -- What was chosen, as it was asked for.
  selection jsonb not null,
  made_by uuid references identity.person (id) on delete set null,
  made_at timestamptz not null,
  origin text not null check (origin in ('ui', 'api', 'cli', 'feed', 'job')),
  -- The job that carries it out; null when it was done at once.
  job_id uuid,
  undone_by uuid references identity.person (id) on delete set null,
  undone_at timestamptz,
  undo_job_id uuid
);

-- What was previewed: each vulnerability with the decision that was in force there. Only these are carried out, and
-- only where that one is still in force.
create table matching.assessment_batch_line (
  batch_id uuid not null references matching.assessment_batch (id) on delete cascade,
  position int not null,
  vulnerability_id uuid not null references intel.vulnerability (id) on delete cascade,
  replaces uuid,
  primary key (batch_id, position)
);

alter table matching.assessment add column batch_id uuid references matching.assessment_batch (id) on delete set null;

-- Beside `ci_id` (the item and what it holds; null: all of the team's): one component only, null for any.
alter table matching.assessment add column component_id bigint;

-- From where it came; null for decisions made before this was kept.
alter table matching.assessment add column origin text check (origin in ('ui', 'api', 'cli', 'feed', 'job'));

-- The other team's decision that was confirmed with this one.
alter table matching.assessment add column adopted_from uuid references matching.assessment (id) on delete set null;

create index assessment_by_batch on matching.assessment (batch_id, vulnerability_id) where batch_id is not null;

drop index matching.assessment_sequence;

create unique index assessment_sequence on matching.assessment (vulnerability_id, team_id,
  coalesce(ci_id, '00000000-0000-0000-0000-000000000000'), coalesce(component_id, 0), sequence);

create index assessment_in_force on matching.assessment (vulnerability_id, team_id) where undone_at is null;

-- A decision on an item holds for what the item holds: whoever may see anything of that may know how it was decided.
drop policy assessment_wall on matching.assessment;

create policy assessment_wall on matching.assessment using (
  (select current_setting('renkei.wall', true)) = 'system'
  or (ci_id is null and (select current_setting('renkei.staff', true)) = 'yes')
  or exists (select from inventory.ci where ci.id = assessment.ci_id)
  or exists (
    select from inventory.closure join inventory.ci on ci.id = closure.descendant_id
    where closure.ancestor_id = assessment.ci_id)
);

-- Restricted items (need-to-know, TLP:RED) are in no access cell: which of their findings want a decision, so that
-- those who are named can be told of the next one, and nobody else.
create table matching.restricted_open (
  vulnerability_id uuid not null references intel.vulnerability (id) on delete cascade,
  ci_id uuid not null references inventory.ci (id) on delete cascade,
  primary key (vulnerability_id, ci_id)
);

create index restricted_open_by_ci on matching.restricted_open (ci_id);

create index ci_restricted on inventory.ci (id) where need_to_know or tlp = 'red';

-- Notices: a finding that closed is told to those who were told of it; hours in which a person gets no mail.
alter table sharing.notice drop constraint notice_kind_check;

alter table sharing.notice add constraint notice_kind_check
  check (kind in ('findings', 'summary', 'closed'));

create index notice_by_subject on sharing.notice (subject_id, kind) where acknowledged_at is null;

create table sharing.quiet_hours (
  person_id uuid primary key references identity.person (id) on delete cascade,
  -- Local times of the person's own time zone; they may go past midnight.
  begins time not null,
  ends time not null,
  check (begins <> ends)
);

-- What a person was told of one cause, and of one event, is looked up for everybody who is told.
alter table sharing.notice add column batch text generated always as (facts ->> 'batch') stored;

create index notice_by_batch on sharing.notice (person_id, batch) where batch is not null;

create index notice_summary on sharing.notice (person_id, subject_id) where kind = 'summary';

create index notice_events on sharing.notice using gin ((facts -> 'events'));
