-- Until when products are looked after, as a source tells it.
create table intel.product_life (
  source_id text not null references intel.source (id) on delete restrict,
  -- The source's own name: `python`.
  name text not null,
  label text not null,
  category text,
  url text,
  cpes text[] not null default '{}',
  -- Release lines in the order of the source, as `ReleaseLife`.
  releases jsonb not null,
  received_at timestamptz not null,
  primary key (source_id, name)
);

-- Which packages are the product, for the page of a component: served by the primary key.
create table intel.product_life_package (
  package_key text collate "C" not null,
  source_id text not null,
  product text not null,
  primary key (package_key, source_id, product),
  foreign key (source_id, product) references intel.product_life (source_id, name) on delete cascade
);

create index product_life_package_back on intel.product_life_package (source_id, product);

-- One call a day is what the source asks for.
insert into intel.source (id, url, interval_seconds)
values ('eol', 'https://endoflife.date/api/v1/products/full', 86400)
on conflict (id) do update set url = excluded.url, interval_seconds = excluded.interval_seconds;
