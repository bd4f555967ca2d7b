-- Sources fetched from the network: how each is reached, how it fares, what every fetch came to.

-- Where it publishes; null for a source that is only imported from files.
alter table intel.source add column url text;

-- Hosts it may be fetched from beside the address's own, as `name` or `name:port`.
alter table intel.source add column hosts text[] not null default '{}';

-- Hosts that may have an address inside the company; the administrator names them.
alter table intel.source add column internal_hosts text[] not null default '{}';

-- Which parts of it are fetched (ecosystems); empty for all that it names.
alter table intel.source add column parts text[] not null default '{}';

-- Renkei goes out only where an administrator wants it to.
alter table intel.source add column enabled boolean not null default false;

alter table intel.source add column interval_seconds int not null default 21600
  check (interval_seconds >= 300 and interval_seconds <= 2592000);

-- A part that has lost more than so many of a hundred records is held back until a person applies it.
alter table intel.source add column shrink_percent int not null default 20
  check (shrink_percent >= 1 and shrink_percent <= 100);

alter table intel.source add column version int not null default 1;

insert into intel.source (id, url, hosts, parts, interval_seconds)
values
  ('osv', 'https://storage.googleapis.com/osv-vulnerabilities/', '{}',
    '{Alpine,crates.io,Debian,Go,Hex,Maven,npm,NuGet,Packagist,Pub,PyPI,RubyGems,SwiftURL}', 3600),
  ('kev', 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json', '{}', '{}', 3600),
  ('epss', 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz', '{}', '{}', 43200)
on conflict (id) do update
  set url = excluded.url, parts = excluded.parts, interval_seconds = excluded.interval_seconds;

-- How a source fares. Apart from its settings, so that a run never meets somebody who changes those.
create table intel.source_state (
  source_id text primary key references intel.source (id) on delete restrict,
  -- Of the last run that came to its end; null before the first.
  outcome text check (outcome in ('new', 'not-modified', 'empty', 'failed', 'shrunk')),
  tried_at timestamptz,
  -- When its content was last known to be what the source says.
  succeeded_at timestamptz,
  -- In a row; a 304 does not end them.
  failures int not null default 0,
  problem jsonb,
  -- Not asked again before, at the source's own wish (Retry-After).
  wait_until timestamptz,
  next_at timestamptz,
  -- Since when records may have been lost between two fetches.
  gap_since timestamptz,
  -- The run whose content waits for a person because it shrank.
  held_job_id uuid
);

-- What is known of each part of a source since the last time that all went well; '' where it has no parts.
create table intel.source_part (
  source_id text not null references intel.source (id) on delete restrict,
  part text not null,
  etag text,
  last_modified text,
  -- When it last came whole: a 304 is not believed for ever.
  confirmed_at timestamptz not null,
  -- The newest change that was seen.
  cursor timestamptz,
  records int not null,
  -- Records that the source lists but did not give.
  missing text[] not null default '{}',
  primary key (source_id, part)
);

-- One answer of a source: the facts of HTTP, the bytes in the file store, what came of them.
create table intel.fetch (
  job_id uuid not null,
  part text not null,
  source_id text not null references intel.source (id) on delete restrict,
  url text not null,
  status int,
  etag text,
  last_modified text,
  fetched_at timestamptz not null,
  bytes bigint,
  hash text,
  -- As it is called when it is imported.
  name text,
  -- How many records the part has in all.
  records int,
  cursor timestamptz,
  missing text[] not null default '{}',
  gap boolean not null default false,
  -- Null while its import is not finished.
  outcome text check (outcome in ('new', 'not-modified', 'empty', 'failed', 'shrunk')),
  problem jsonb,
  -- What its import came to, as in `intel.run`.
  counts jsonb not null default '{}',
  primary key (job_id, part)
);

create index fetch_by_source on intel.fetch (source_id, fetched_at desc);
