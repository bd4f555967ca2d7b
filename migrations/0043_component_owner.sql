-- What of another ecosystem is a part of a distribution's package, as documents tell it: of that the distribution speaks
-- first. Such a component is told apart from the same version as upstream publishes it (`qualifiers`), so that its owner
-- never changes. Usually empty.
create table inventory.component_owner (
  package_key text not null collate "C",
  component_id bigint not null,
  owner_key text not null collate "C",
  owner_id bigint not null,
  -- Whether the package is of the part's own version, and so is what the distribution made of it; else it brings it along.
  packaged boolean not null,
  primary key (package_key, component_id)
);
