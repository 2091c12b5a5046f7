#!/bin/bash
# Run once by the image when its data directory is empty: a role and a schema per service in one database, each seeing
# its own only, and a database of its own for the registry. The passwords come from .env.
set -euo pipefail

psql=(psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER")

"${psql[@]}" --dbname samla <<'SQL'
REVOKE ALL ON DATABASE samla FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL

# Passwords are read from the environment by psql itself, so that no list of processes shows them.
service() {
  export ROLE=$1 PASSWORD=$2
  "${psql[@]}" --dbname samla <<'SQL'
\set role `printenv ROLE`
\set password `printenv PASSWORD`
CREATE ROLE :"role" LOGIN PASSWORD :'password';
GRANT CONNECT, TEMPORARY ON DATABASE samla TO :"role";
CREATE SCHEMA :"role" AUTHORIZATION :"role";
ALTER ROLE :"role" IN DATABASE samla SET search_path = :"role";
SQL
}

service ingest "$INGEST_PASSWORD"
service catalog "$CATALOG_PASSWORD"
service notification "$NOTIFICATION_PASSWORD"

export PASSWORD=$REGISTRY_PASSWORD
"${psql[@]}" --dbname postgres <<'SQL'
\set password `printenv PASSWORD`
CREATE ROLE registry LOGIN PASSWORD :'password';
CREATE DATABASE registry OWNER registry;
REVOKE ALL ON DATABASE registry FROM PUBLIC;
SQL
