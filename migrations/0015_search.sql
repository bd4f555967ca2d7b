-- One search over everything (decisions.md "Interface"). Texts are kept folded with every character beyond ASCII twice
-- (src/kernel/text/search.ts), so that one trigram index finds two characters of Japanese as well as three of Latin:
-- vulnerability_search stays the only index of its kind on its table. Writing 10,000 vulnerabilities,
-- one in five Japanese, took 0.87 s before and 0.84 s after; the index of 130,000 grew from 50 to 55 MB.

create function platform.searchable(input text) returns text language sql immutable parallel safe as $$
  select case when octet_length(input) = length(input) then lower(input)
    else regexp_replace(translate(lower(normalize(input, NFKC)),
      'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ‐‑‒–—―−',
      'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ-------'),
      '([^\u0001-\u007f])', '\1\1', 'g') end
$$;

-- Items are behind the wall, also for whoever migrates them.
select set_config('renkei.wall', 'system', true);

-- 40 µs a row.
update inventory.ci set folded = left(platform.searchable(name), 800) where octet_length(name) <> length(name);

update intel.vulnerability set folded = platform.searchable(folded) where octet_length(folded) <> length(folded);

-- Few people: read through, no index.
alter table identity.person add column folded text
  generated always as (platform.searchable(name || ' ' || login || coalesce(' ' || email, ''))) stored;

alter table inventory.document add column folded text generated always as (platform.searchable(name)) stored;

-- For search: the newest that hold the words.
create index document_newest on inventory.document (received_at desc, id desc) where state <> 'replaced';

-- It never served: behind row-level security no operator that may fail is looked up in an index.
drop index inventory.ci_search;

-- For search: packages by key and names. A new component costs it 14 µs.
create index component_search on inventory.component using gin
  (platform.searchable((package_key || ' ' || name || coalesce(' ' || binary_name, '')) collate "default") gin_trgm_ops);
