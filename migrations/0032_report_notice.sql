-- report: a report of a wrong match ended, told to who made it.

alter table sharing.notice drop constraint notice_kind_check;

alter table sharing.notice add constraint notice_kind_check
  check (kind in ('findings', 'summary', 'closed', 'source', 'report'));

alter table sharing.notice_choice drop constraint notice_choice_kind_check;

alter table sharing.notice_choice add constraint notice_choice_kind_check
  check (kind in ('findings', 'summary', 'closed', 'source', 'report'));
