-- A tag that is moved to the newest release has no version of its own, but lies between two: [lo, hi). Null: it is none, or it
-- has a key.
alter table inventory.component add column version_span bytea[];

-- Both keys as programs write them: in hexadecimal with a comma between.
create function inventory.version_span(hex text) returns bytea[] language sql immutable strict parallel safe as $$
  select array[decode(split_part(hex, ',', 1), 'hex'), decode(split_part(hex, ',', 2), 'hex')]
$$;

-- Documents that decide on the builds they name; few have any.
create index vex_document_maker on intel.vex_document (name) where source_id = 'maker';

-- What a distribution calls unimportant, which weighs in what is proposed.
create index affected_range_unimportant on matching.affected_range (vulnerability_id) where remark = 'unimportant';
