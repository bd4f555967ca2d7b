-- Notices that are put off, chosen by kind, gathered once a day; notices about sources; versions of the structure; the
-- measure of storage.

-- Until then the notice counts as neither unread nor read.
alter table sharing.notice add column snoozed_until timestamptz;

-- When it last came back by itself.
alter table sharing.notice add column woke_at timestamptz;

-- Its place in the inbox: when it last grew or came back. Filling: an unmeasured, small table.
alter table sharing.notice add column shown_at timestamptz not null
  generated always as (greatest(created_at, woke_at)) stored;

-- The inbox, newest first.
create index notice_by_shown on sharing.notice (person_id, shown_at desc, id desc);

-- Those that are to come back.
create index notice_to_wake on sharing.notice (snoozed_until) where snoozed_until is not null and acknowledged_at is null;

alter table sharing.notice drop constraint notice_kind_check;

-- source: a source of advisories has failed several times in a row.
alter table sharing.notice add constraint notice_kind_check
  check (kind in ('findings', 'summary', 'closed', 'source'));

-- How a person hears of a kind of notice where it is not inbox and mail.
create table sharing.notice_choice (
  person_id uuid not null references identity.person (id) on delete cascade,
  kind text not null check (kind in ('findings', 'summary', 'closed', 'source')),
  way text not null check (way in ('inbox', 'nothing')),
  primary key (person_id, kind)
);

-- One mail a day with what is unread.
create table sharing.digest (
  person_id uuid primary key references identity.person (id) on delete cascade,
  -- A local time of the person's own time zone.
  at time not null,
  next_at timestamptz not null,
  -- When the one in hand was to go out: its Message-ID, whatever the attempt.
  due_at timestamptz,
  attempts int not null default 0
);

-- Digests that are due.
create index digest_next on sharing.digest (next_at);

-- Nobody renames what somebody else has renamed meanwhile.
alter table identity.organisation add column version int not null default 1;

alter table identity.division add column version int not null default 1;

alter table identity.team add column version int not null default 1;

create schema operations;

-- How much room everything took on a day, by its last look.
create table operations.measure (
  day date primary key,
  measured_at timestamptz not null,
  database_bytes bigint not null,
  files bigint not null,
  file_bytes bigint not null,
  -- Of the disk under the data folder.
  free_bytes bigint not null,
  disk_bytes bigint not null
);
