-- Notices to people and their deliveries.

create schema sharing;

create table sharing.notice (
  id uuid primary key,
  person_id uuid not null references identity.person (id) on delete cascade,
  kind text not null check (kind in ('findings', 'summary')),
  subject_kind text not null,
  subject_id text not null,
  -- Counts and names that fill the text in the reader's language.
  facts jsonb not null,
  reason jsonb not null,
  created_at timestamptz not null,
  acknowledged_at timestamptz,
  version int not null default 1
);

-- One open notice per person and subject: a second event adds to it.
create unique index notice_open on sharing.notice (person_id, kind, subject_id) where acknowledged_at is null;

create index notice_by_person on sharing.notice (person_id, created_at desc, id desc);

create table sharing.delivery (
  notice_id uuid not null references sharing.notice (id) on delete cascade,
  channel text not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts int not null default 0,
  -- Fixed before the first attempt, so that a repeated attempt carries the same Message-ID.
  message_id text not null,
  next_at timestamptz not null,
  sent_at timestamptz,
  last_error text,
  primary key (notice_id, channel)
);

create index delivery_waiting on sharing.delivery (next_at) where state = 'waiting';
