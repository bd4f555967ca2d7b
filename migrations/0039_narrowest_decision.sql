-- How narrowly anybody decided on a vulnerability: 'nowhere', on 'items' (or all of a team's), or on single 'components'.
-- Asked before each question about what it touches, to choose the plan; the answer of that question stays behind the
-- wall. Within a function the look is planned once per connection; behind the wall planning alone took 1.5 ms each time.
create function matching.narrowest_decision(vulnerability uuid) returns text language plpgsql as $$
declare
  wall text := current_setting('renkei.wall', true);
  narrowest text;
begin
  perform set_config('renkei.wall', 'system', true);
  select case when count(*) = 0 then 'nowhere' when bool_or(component_id is not null) then 'components' else 'items' end
    into narrowest from matching.assessment where vulnerability_id = vulnerability and undone_at is null;
  perform set_config('renkei.wall', wall, true);
  return narrowest;
end
$$;
