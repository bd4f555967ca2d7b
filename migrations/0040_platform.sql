-- What a product named by CPE must run on, or with, for a statement to hold of it, and at which items that is there.

-- One for each different platform that records name; of NVD's some thousand. Never deleted: ranges come again.
create table matching.platform (
  id int generated always as identity primary key,
  -- Of its names and the order that their versions were read in: the same platform is kept once.
  hash bytea not null unique,
  -- What must be there, in words; each part by the names of which one is enough.
  needed text[] not null
);

-- The names that fulfil a part. One that cannot be compared is not here: a part without names is never fulfilled.
create table matching.platform_name (
  platform_id int not null references matching.platform (id) on delete cascade,
  part int not null,
  -- CPE keys from the first up to, without, the second; `distribution/debian` is a system known by its packages.
  first_key text not null collate "C",
  end_key text not null collate "C",
  -- Versions [lo, hi), or one that has no key; all three null: whichever it is.
  lo bytea,
  hi bytea,
  exact_version text,
  traits text[],
  scheme_revision int not null
);

create index platform_name_by_platform on matching.platform_name (platform_id);

-- Where a platform is: of items that hold something for which it matters, no others. Kept by whoever counts.
create table matching.platform_there (
  ci_id uuid not null references inventory.ci (id) on delete cascade,
  platform_id int not null references matching.platform (id) on delete cascade,
  -- By what the item itself tells it; empty: by its parts, or by what it runs on.
  found text[] not null,
  primary key (ci_id, platform_id)
);

-- Stretches that hold only with a platform; undetermined by themselves. Nothing is rewritten. Without a foreign key, as
-- its other columns: each of a million rows of an import would be looked at for it.
alter table matching.affected_range add column platform_id int;

-- A hit that only the platform keeps undetermined: of these one is enough.
alter table matching.hit add column platforms int[];

-- Those hits alone, which are few; most portfolios have none.
create index hit_on_platform on matching.hit (component_id, vulnerability_id) where until is null and platforms is not null;
