insert into erased_record values ('badplatser', '2120001272.osby-9', '00000000-0000-4000-8000-000000000009');
