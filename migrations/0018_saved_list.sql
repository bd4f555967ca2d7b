-- Saved lists: how somebody narrowed a list of the screens, under a name; shared, and pinned by each reader. They hold
-- no rows of the lists themselves, so there is no row-level security behind them.

create table sharing.saved_list (
  id uuid primary key,
  -- Who left is disabled, not deleted.
  owner_id uuid not null references identity.person (id) on delete cascade,
  -- The page, as in its address.
  screen text not null,
  name text not null,
  -- What stands in the address; understood by the page alone.
  search jsonb not null,
  columns jsonb not null,
  lens text not null check (lens in ('csirt', 'both', 'psirt')),
  shared text not null check (shared in ('nobody', 'team', 'everybody')),
  -- Null although it is shared with a team: the team is no more, and the list is its owner's alone.
  team_id uuid references identity.team (id) on delete set null,
  -- With whom it was shared before the last change: they hear that it is gone for them.
  was_shared text not null default 'nobody' check (was_shared in ('nobody', 'team', 'everybody')),
  was_team_id uuid references identity.team (id) on delete set null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- Can be brought back for a while.
  deleted_at timestamptz,
  version int not null default 1,
  check (team_id is null or shared = 'team')
);

-- The lists that somebody sees on a page; beyond that the table is small.
create index saved_list_by_screen on sharing.saved_list (screen) where deleted_at is null;

-- How many somebody has.
create index saved_list_by_owner on sharing.saved_list (owner_id) where deleted_at is null;

-- What was deleted long ago goes for good.
create index saved_list_deleted on sharing.saved_list (deleted_at) where deleted_at is not null;

create table sharing.saved_list_pin (
  person_id uuid not null references identity.person (id) on delete cascade,
  saved_list_id uuid not null references sharing.saved_list (id) on delete cascade,
  place int not null,
  primary key (person_id, saved_list_id)
);

-- Pins go with their list.
create index saved_list_pin_by_list on sharing.saved_list_pin (saved_list_id);
