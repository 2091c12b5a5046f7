# Removes a JVM's containers and networks when it is gone, however it went: container-watchdog.sh LABEL
# Its standard input ends with the JVM. Without the engine's program it can do nothing.
trap '' INT TERM HUP
while read -r _; do :; done

docker ps --all --quiet --filter "label=$1" | while read -r id; do
  docker rm --force --volumes "$id"
done
docker network ls --quiet --filter "label=$1" | while read -r id; do
  docker network rm "$id"
done
