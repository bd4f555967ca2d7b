-- The second wall (decisions.md "Access"): what the access policy grants, held again by the database.
-- Settings are put into each transaction by identity's door; without them nothing is visible.

create function identity.ids(setting text) returns uuid[] language sql stable as $$
  select coalesce(nullif(current_setting(setting, true), ''), '{}')::uuid[]
$$;

create function identity.given() returns setof uuid language sql stable as $$
  select object_id from identity.access_grant
  where person_id = any ((select identity.ids('renkei.person'))::uuid[])
    or organisation_id = any ((select identity.ids('renkei.own_organisation'))::uuid[])
$$;

alter table inventory.ci enable row level security;

alter table inventory.ci force row level security;

-- The same terms as `visible` in src/domains/identity/access/access-view.ts; a property test compares the three.
create policy ci_wall on inventory.ci using (
  (select current_setting('renkei.wall', true)) = 'system'
  or (
    identity.tlp_rank(tlp) <= (select coalesce(nullif(current_setting('renkei.clearance', true), ''), '-1')::int)
    and (
      not (need_to_know or tlp = 'red')
      or owner_id = any ((select identity.ids('renkei.person'))::uuid[])
      or id in (select identity.given())
    )
    and (
      organisation_id = any ((select identity.ids('renkei.organisations'))::uuid[])
      or division_id = any ((select identity.ids('renkei.divisions'))::uuid[])
      or team_id = any ((select identity.ids('renkei.teams'))::uuid[])
      or ((select current_setting('renkei.own', true)) = 'yes' and owner_id = any ((select identity.ids('renkei.person'))::uuid[]))
      or ((select current_setting('renkei.given', true)) = 'yes' and id in (select identity.given()))
    )
  )
);

alter table inventory.document enable row level security;

alter table inventory.document force row level security;

create policy document_wall on inventory.document using (
  (select current_setting('renkei.wall', true)) = 'system'
  or exists (select from inventory.ci where ci.id = document.ci_id)
);

alter table matching.assessment enable row level security;

alter table matching.assessment force row level security;

create policy assessment_wall on matching.assessment using (
  (select current_setting('renkei.wall', true)) = 'system'
  or (ci_id is null and (select current_setting('renkei.staff', true)) = 'yes')
  or exists (select from inventory.ci where ci.id = assessment.ci_id)
);
