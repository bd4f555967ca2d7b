-- Until when an item is given to somebody, by whom it was given; and what vulnerabilities' own labels are looked up by.

-- Null: until it is taken back.
alter table identity.access_grant add column until timestamptz;

-- Null: not kept, for what was given before.
alter table identity.access_grant add column given_by uuid references identity.person (id) on delete set null;

-- Serves the schedule that takes back what has ended.
create index access_grant_ending on identity.access_grant (until) where until is not null;

-- As `givenTo` in src/domains/identity/access/access-view.ts; what has ended gives nothing, whether swept up yet or not.
create or replace function identity.given() returns setof uuid language sql stable as $$
  select object_id from identity.access_grant
  where (person_id = any ((select identity.ids('renkei.person'))::uuid[])
    or organisation_id = any ((select identity.ids('renkei.own_organisation'))::uuid[]))
    and (until is null or until > now())
$$;

-- Serves `beyondClearance`: the few vulnerabilities that are not for everybody.
create index vulnerability_labelled on intel.vulnerability (id) where tlp <> 'clear';
