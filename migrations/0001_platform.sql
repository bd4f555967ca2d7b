-- Machinery without domain words: outbox, deliveries, jobs, counters.

create schema platform;

-- What happened, in the transaction in which it happened. Read in the order (xid, id) and only below
-- pg_snapshot_xmin, so that no reader ever skips an event of a transaction that committed late.
create table platform.outbox (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  name text not null,
  payload jsonb not null
);

create index outbox_order on platform.outbox (xid, id);

-- How far each listener has come; its row is locked while an event is handled, so that one process at a time does.
create table platform.listener (
  name text primary key,
  -- The events it waits for; others do not count as its backlog.
  hears text[] not null,
  xid xid8 not null,
  id bigint not null,
  attempts int not null default 0,
  retry_at timestamptz,
  last_error text
);

-- Events a listener failed on for good; kept to be looked at and delivered again.
create table platform.parked_event (
  listener text not null references platform.listener (name) on delete cascade,
  outbox_id bigint not null,
  at timestamptz not null,
  name text not null,
  payload jsonb not null,
  error text not null,
  primary key (listener, outbox_id)
);

create table platform.job (
  id uuid primary key,
  kind text not null,
  title text not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'running', 'done', 'partly', 'failed', 'cancelled')),
  input jsonb not null,
  done bigint not null default 0,
  total bigint,
  result jsonb not null default '{}',
  problems jsonb not null default '[]',
  problem_count bigint not null default 0,
  subject_kind text,
  subject_id text,
  owner_id uuid,
  origin text not null check (origin in ('ui', 'api', 'cli', 'feed', 'job')),
  cancel_asked boolean not null default false,
  -- The advisory lock that the worker in charge holds while it lives.
  worker_key bigint,
  attempts int not null default 0,
  -- Where a resumed job goes on; written with the work it describes, in one transaction.
  checkpoint jsonb,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  version int not null default 1
);

create index job_by_owner on platform.job (owner_id, created_at desc, id desc);

create index job_running on platform.job (state) where state in ('waiting', 'running');

-- Numbers of the short human ids, per prefix and year.
create table platform.counter (
  prefix text not null,
  year int not null,
  last int not null,
  primary key (prefix, year)
);
