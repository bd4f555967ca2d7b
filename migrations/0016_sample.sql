-- The sample company: that it is here, and what belongs to it, so that one action removes it and nothing else.

create table sharing.sample (
  -- At most one.
  only_one boolean primary key default true check (only_one),
  made_at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid references identity.person (id) on delete set null
);

-- Ids as text; of a record its name. What is gone by itself does no harm here.
create table sharing.sample_part (
  kind text not null check (kind in ('item', 'person', 'organisation', 'division', 'team', 'record')),
  id text not null,
  primary key (kind, id)
);
