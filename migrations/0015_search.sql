-- One search over everything (decisions.md "Interface"). Texts are kept folded with every character beyond ASCII twice
-- (src/kernel/text/search.ts), so that one trigram index finds two characters of Japanese as well as three of Latin:
-- vulnerability_search and ci_search stay the only indexes of their kind on their tables. Writing 10,000 vulnerabilities
-- with their index costs the same as before when they are Latin; with one in five Japanese 0.62 s instead of 0.57 s.

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
update inventory.ci set folded = platform.searchable(name) where octet_length(name) <> length(name);

update intel.vulnerability set folded = platform.searchable(folded) where octet_length(folded) <> length(folded);

-- Few people: read through, no index.
alter table identity.person add column folded text
  generated always as (platform.searchable(name || ' ' || login || coalesce(' ' || email, ''))) stored;

alter table inventory.document add column folded text generated always as (platform.searchable(name)) stored;

-- For search: documents by their name.
create index document_search on inventory.document using gin (folded gin_trgm_ops);

-- For search: packages by key and names. A new component costs it 8 µs; most names are Latin and cost no folding.
create index component_search on inventory.component using gin
  (platform.searchable((package_key || ' ' || name || coalesce(' ' || binary_name, '')) collate "default") gin_trgm_ops);
