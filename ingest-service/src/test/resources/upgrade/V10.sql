insert into open_issue_count values ('badplatser', '2120001272', 1, 1, '2026-01-01T10:01Z');
