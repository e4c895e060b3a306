# Process 1 of a container of the test kit: starts mysqld when it is told to, and again whenever mysqld asks for it by
# exit code 16. Arguments: yes or no for the latter, then the image's own entry point and command.
# Runs in dash, busybox and bash alike. Files in $kit:
#   commands        a pipe; each line is a wish for a start
#   state           "0 idle 0", "<starts> running <process id>" or "<starts> ended <exit code>"
#   ending          is there while mysqld is asked to end, so that it is not started again
#   restart-fault   what goes wrong at the next restart, once: "slow <tenths of a second>", "never" or "failing"
kit=/tmp/clone-testkit
supervised=$1
shift
mkdir -p "$kit/work" && chmod 1777 "$kit/work" && mkfifo "$kit/commands" && exec 3<> "$kit/commands" || exit 1

starts=0
leaving=
server=
say() { echo "$starts $*" > "$kit/state.new" && mv "$kit/state.new" "$kit/state"; }

# When the container is stopped.
trap 'leaving=yes; : > "$kit/ending"; [ -z "$server" ] || kill -TERM "$server" 2> /dev/null' TERM INT

start() {
	starts=$((starts + 1))
	if [ "$supervised" = yes ]; then
		MYSQLD_PARENT_PID=$$ "$@" 3>&- &
	else
		"$@" 3>&- &
	fi
	server=$!
	say running "$server"
	wait "$server"
	code=$?
	# A signal to this shell ends a wait, too.
	while kill -0 "$server" 2> /dev/null; do
		wait "$server"
		code=$?
	done
	server=
}

may_restart() { [ "$supervised" = yes ] && [ "$code" -eq 16 ] && [ ! -e "$kit/ending" ]; }

say idle 0
while [ -z "$leaving" ] && read -r command <&3; do
	rm -f "$kit/ending"
	start "$@"
	while may_restart; do
		fault=
		tenths=0
		if [ -e "$kit/restart-fault" ]; then
			read -r fault tenths < "$kit/restart-fault"
			rm "$kit/restart-fault"
		fi
		case $fault in
		never) break ;;
		failing) start "$@" --refused-on-purpose-by-the-test-kit ;;
		*)
			while [ "${tenths:-0}" -gt 0 ] && [ ! -e "$kit/ending" ]; do
				sleep 0.1
				tenths=$((tenths - 1))
			done
			[ -e "$kit/ending" ] || start "$@"
			;;
		esac
	done
	say ended "$code"
done
