-- People, structure, access, audit.

create schema identity;

create table identity.organisation (
  id uuid primary key,
  name_ja text,
  name_en text,
  kind text not null check (kind in ('own', 'group', 'supplier', 'customer', 'authority')),
  created_at timestamptz not null,
  check (name_ja is not null or name_en is not null)
);

create unique index organisation_one_own on identity.organisation (kind) where kind = 'own';

create table identity.division (
  id uuid primary key,
  organisation_id uuid not null references identity.organisation (id) on delete restrict,
  name_ja text,
  name_en text,
  created_at timestamptz not null,
  check (name_ja is not null or name_en is not null)
);

create table identity.team (
  id uuid primary key,
  organisation_id uuid not null references identity.organisation (id) on delete restrict,
  name_ja text,
  name_en text,
  kind text not null check (kind in ('csirt', 'psirt', 'division')),
  created_at timestamptz not null,
  check (name_ja is not null or name_en is not null)
);

create table identity.person (
  id uuid primary key,
  login text not null unique,
  name text not null,
  email text,
  organisation_id uuid not null references identity.organisation (id) on delete restrict,
  language text not null check (language in ('ja', 'en')),
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  time_zone text not null default 'Asia/Tokyo',
  mail_notices boolean not null default true,
  clearance text not null check (clearance in ('clear', 'green', 'amber', 'amber+strict', 'red')),
  password text not null,
  disabled_at timestamptz,
  created_at timestamptz not null,
  version int not null default 1
);

create table identity.membership (
  id uuid primary key,
  person_id uuid not null references identity.person (id) on delete cascade,
  role text not null check (role in
    ('administrator', 'handler', 'responder', 'engineer', 'contact', 'manager', 'auditor', 'guest')),
  team_id uuid references identity.team (id) on delete cascade,
  division_id uuid references identity.division (id) on delete cascade
);

create index membership_by_person on identity.membership (person_id);

create index membership_by_team on identity.membership (team_id, role);

create table identity.session (
  id uuid primary key,
  -- SHA-256 of the token in the cookie; the token itself is nowhere.
  token_hash bytea not null unique,
  person_id uuid not null references identity.person (id) on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  agent text not null
);

create index session_by_person on identity.session (person_id);

create table identity.api_token (
  id uuid primary key,
  secret_hash bytea not null unique,
  person_id uuid not null references identity.person (id) on delete cascade,
  label text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);

create index api_token_by_person on identity.api_token (person_id);

create table identity.setup_token (
  token_hash bytea primary key,
  created_at timestamptz not null
);

-- Failed attempts to sign in, per login and per address.
create table identity.throttle (
  subject text primary key,
  failures int not null,
  since timestamptz not null,
  blocked_until timestamptz
);

-- An object given to a person, or to everybody of an organisation.
create table identity.access_grant (
  id uuid primary key,
  object_kind text not null,
  object_id uuid not null,
  person_id uuid references identity.person (id) on delete cascade,
  organisation_id uuid references identity.organisation (id) on delete cascade,
  created_at timestamptz not null,
  check ((person_id is null) <> (organisation_id is null))
);

create unique index access_grant_once on identity.access_grant
  (object_id, coalesce(person_id, organisation_id));

create index access_grant_by_person on identity.access_grant (person_id, object_id);

create index access_grant_by_organisation on identity.access_grant (organisation_id, object_id);

create table identity.audit (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  actor_id uuid,
  actor text not null,
  origin text not null check (origin in ('ui', 'api', 'cli', 'feed', 'job')),
  action text not null,
  outcome text not null check (outcome in ('done', 'refused')),
  object_kind text,
  object_id text,
  detail jsonb not null
);

create index audit_order on identity.audit (xid, id);

create index audit_by_object on identity.audit (object_id, id desc);

create index audit_by_action on identity.audit (action, id desc);

-- The chain over the trail: each seal hashes the rows since the last one together with its hash. Rows are
-- sealed after commit by one process, so that writers never wait for each other (see ADR 0012).
create table identity.audit_seal (
  number bigint primary key,
  upto_xid xid8 not null,
  upto_id bigint not null,
  rows int not null,
  hash bytea not null,
  at timestamptz not null
);

create function identity.refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_is_append_only before update or delete or truncate on identity.audit
  for each statement execute function identity.refuse_rewriting();

create trigger audit_seal_is_append_only before update or delete or truncate on identity.audit_seal
  for each statement execute function identity.refuse_rewriting();

create function identity.tlp_rank(tlp text) returns int language sql immutable as $$
  select case tlp when 'clear' then 0 when 'green' then 1 when 'amber' then 2 when 'amber+strict' then 3 else 4 end
$$;
