-- Serves what nobody of a team has looked at: interests that a person has set are few beside those proposed.
create index interest_set on intel.interest (team_id, vulnerability_id) where set_level is not null;
