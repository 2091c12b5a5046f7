# Ends what is left of the children when the launcher is gone, however it went: watchdog.sh RUN GRACE ERASE
# RUN holds one pid file per living child ("pid signal"); GRACE is in seconds; ERASE is a directory to delete, or empty.
run=$1 grace=$2 erase=$3
trap '' INT TERM HUP
while read -r _; do :; done
: > "$run/ending"

each_child() {
  for file in "$run"/*.pid; do
    [ -f "$file" ] && read -r pid signal < "$file" && "$@"
  done
}
ask() { kill -s "$signal" "$pid" 2> /dev/null; }
end() { kill -s KILL "$pid" 2> /dev/null; }
note_living() { kill -0 "$pid" 2> /dev/null && living=yes; }

each_child ask
tenths=$((grace * 10))
living=yes
while [ "$living" = yes ] && [ "$tenths" -gt 0 ]; do
  living=no
  each_child note_living
  [ "$living" = yes ] && sleep 0.1
  tenths=$((tenths - 1))
done
each_child end
[ -n "$erase" ] && rm -rf "$erase"
rm -rf "$run"
