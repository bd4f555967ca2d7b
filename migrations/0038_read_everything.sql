-- What documents say of the licences of what an item holds: SPDX expressions, one a line, and after a question mark what
-- is none. Null: not told, or imported before this was kept.
alter table inventory.occurrence add column licences text;

-- The European Vulnerability Database, and what ecosystems keep as repositories, each as one tar; an administrator switches them on.
insert into intel.source (id, url, interval_seconds)
values
  ('euvd', 'https://euvdservices.enisa.europa.eu/api/search', 86400),
  ('rustsec', 'https://codeload.github.com/RustSec/advisory-db/tar.gz/refs/heads/main', 86400),
  ('hsec', 'https://codeload.github.com/haskell/security-advisories/tar.gz/refs/heads/main', 86400),
  ('rubysec', 'https://codeload.github.com/rubysec/ruby-advisory-db/tar.gz/refs/heads/master', 86400),
  ('friendsofphp', 'https://codeload.github.com/FriendsOfPHP/security-advisories/tar.gz/refs/heads/master', 86400)
on conflict (id) do update set url = excluded.url, interval_seconds = excluded.interval_seconds;
