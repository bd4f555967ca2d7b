-- What records say of products by CPE and by words, kept for matching by them; and how many of those there are.

-- JSON array with what each record of the pack says, zstd; null where none of them does.
alter table intel.pack add column products bytea;

alter table intel.pack alter column products set storage external;

-- Products that no component can be compared with yet: their absence from the findings says nothing.
alter table intel.record add column uncompared int not null default 0;

-- The NVD allows five requests in half a minute, and wants to be asked every two hours at most.
insert into intel.source (id, url, hosts, interval_seconds)
values
  ('nvd', 'https://services.nvd.nist.gov/rest/json/cves/2.0', '{}', 7200),
  ('cve', 'https://raw.githubusercontent.com/CVEProject/cvelistV5/main/',
    '{github.com,codeload.github.com}', 3600)
on conflict (id) do update
  set url = excluded.url, hosts = excluded.hosts, interval_seconds = excluded.interval_seconds;
