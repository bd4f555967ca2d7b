-- Stored keys say by which scheme, and which revision of it, they were made; so do the ranges from now on.
-- Null, as with all that is there: not told, so they are made anew.

alter table matching.affected_range add column scheme text;

alter table matching.affected_range add column scheme_revision int;

-- By which schemes and which rules all that is stored was made, and by which it is to be. Where the two differ, keys
-- of different revisions may stand side by side; they are not compared.
create table matching.key_state (
  id boolean primary key default true check (id),
  -- Null: not known.
  schemes text,
  derivation int,
  wanted_schemes text not null,
  wanted_derivation int not null
);
