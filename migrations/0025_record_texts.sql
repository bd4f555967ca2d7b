-- What records say beside title and details: in which language, what may come of it, what to do. Null: not said.
alter table intel.record add column language text;

alter table intel.record add column impact text;

alter table intel.record add column solution text;

-- Versions in words, by product, with the stretches they mean: [{"vendor", "product", "cpes", "phrases"}].
alter table intel.record add column phrases jsonb;

-- Only an outline, which its source publishes in full elsewhere; it does not replace what is whole and as new.
alter table intel.record add column is_outline boolean not null default false;

-- Two to three requests a second at most; the yearly files change once a week, the overviews each noon.
insert into intel.source (id, url, interval_seconds)
values
  ('jvn', 'https://jvndb.jvn.jp/ja/feed/checksum.txt', 21600),
  ('eukev', 'https://raw.githubusercontent.com/enisaeu/CNW/refs/heads/main/advisories/eukev/eukev.json', 21600)
on conflict (id) do update set url = excluded.url, interval_seconds = excluded.interval_seconds;

-- Files that a source lists with their sums, as they were imported last: [{"name", "sha256", "records"}]. Only what has
-- another sum is fetched again.
alter table intel.source_part add column files jsonb not null default '[]';

alter table intel.fetch add column files jsonb not null default '[]';
