# Becomes the program it is told to run: child.sh RUN NAME SIGNAL COMMAND...
# The pid file is written before the program exists and the mark is looked for after it, while the watchdog sets the
# mark before it reads the pid files: whichever comes first, no child escapes.
run=$1 name=$2 signal=$3
shift 3
trap '' INT HUP
echo "$$ $signal" > "$run/$name.pid" || exit 1
[ -e "$run/ending" ] && exit 143
# A session of its own, so that a key pressed at the terminal reaches the launcher alone.
command -v setsid > /dev/null && exec setsid "$@"
exec "$@"
