-- Decisions made together are undone together.
alter table matching.assessment add column batch_id uuid;

create index assessment_by_batch on matching.assessment (batch_id) where batch_id is not null;
