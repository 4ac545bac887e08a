#!/usr/bin/env bash
# Goes through the real window as a user does, on a screen of its own: an empty register, the sample papers,
# confirming, the board, a move, a note, a search, the end, and everything still there at the next start.
#
#   tests/window/session.sh [--program target/release/scrutiny-desk] [FOLDER]
#
# After each step the command line is asked whether the register says so, and a picture is taken into FOLDER
# (target/window-session): the pictures are for the eye, the register decides whether a step went well.
# `cargo test` needs none of this; it is for whoever has changed how the window meets the system.
#
# Needs Xvfb, openbox, xdotool and ImageMagick:
#   apt-get install xvfb openbox xdotool imagemagick libxcursor1 libxi6 libxkbcommon-x11-0
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

program=$root/target/release/scrutiny-desk
if [[ ${1-} == --program ]]; then
  program=$2
  shift 2
fi
pictures=${1:-$root/target/window-session}

missing=()
for tool in Xvfb openbox xdotool import; do
  command -v "$tool" >/dev/null || missing+=("$tool")
done
if ((${#missing[@]})); then
  printf 'This needs %s: apt-get install xvfb openbox xdotool imagemagick\n' "${missing[*]}" >&2
  exit 2
fi
[[ -x $program ]] || { printf 'build it first: cargo build --release (looked for %s)\n' "$program" >&2; exit 2; }
mkdir -p "$pictures"
rm -f "$pictures"/*.png

work=$(mktemp -d)
started=()
finish() {
  for ((i = ${#started[@]} - 1; i >= 0; i--)); do
    kill "${started[i]}" 2>/dev/null || true
    wait "${started[i]}" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap finish EXIT

# Nothing of the user's own.
export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
register=$work/register

# The window fills the screen and has no frame, so that a place in a picture is a place in the window.
cat >"$work/openbox.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <applications><application class="*"><decor>no</decor><maximized>yes</maximized><focus>yes</focus></application></applications>
</openbox_config>
XML
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$work/display" >"$work/xvfb.log" 2>&1 &
started+=($!)
for _ in {1..50}; do [[ -s $work/display ]] && break; sleep 0.1; done
DISPLAY=:$(<"$work/display")
export DISPLAY LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY
openbox --config-file "$work/openbox.xml" >"$work/openbox.log" 2>&1 &
started+=($!)

number=0
picture() {
  number=$((number + 1))
  sleep 1
  import -window root "$pictures/$(printf '%02d' "$number")-$1.png"
  printf 'went well: %s\n' "$1"
}
fail() {
  import -window root "$pictures/failed.png" || true
  printf 'FAILED: %s (see %s/failed.png)\n' "$1" "$pictures" >&2
  cat "$work/program.log" >&2
  exit 1
}
# Waits until the command line prints the words; the register can be read beside the open window.
until_said() {
  local what=$1 words=$2
  shift 2
  for _ in {1..300}; do
    if "$program" --register "$register" "$@" 2>/dev/null | grep -qF -- "$words"; then
      return
    fi
    sleep 0.2
  done
  fail "$what: “$words” is not in what \`$*\` prints"
}
start() {
  "$program" --register "$register" >"$work/program.log" 2>&1 &
  window_pid=$!
  started+=("$window_pid")
  window=$(timeout 60 xdotool search --sync --onlyvisible --pid "$window_pid" 2>/dev/null | head -n 1) || true
  [[ -n $window ]] || fail 'the window did not open'
  sleep 2
  xdotool windowfocus "$window"
}
keys() { for key in "$@"; do xdotool key "$key"; sleep 0.4; done; }
words() { xdotool type --delay 30 "$1"; sleep 0.6; }
# Chooses an action, a paper or an item by its name.
choose() {
  keys ctrl+k
  words "$1"
  keys Return
  sleep 0.8
}
quit() {
  keys ctrl+q
  for _ in {1..100}; do kill -0 "$window_pid" 2>/dev/null || break; sleep 0.1; done
  kill -0 "$window_pid" 2>/dev/null && fail 'the window does not close'
  wait "$window_pid" || fail "the program ended with $?"
}

start
picture 'empty-register'

choose 'Try it with sample papers'
until_said 'importing the samples' '"2025-10-14-damp-briefing-note.txt"' list papers --json
until_said 'importing the samples' '"2026-10-20-damp-progress-report.md"' list papers --json
sleep 1
picture 'samples-imported'

choose 'Damp and Mould Task Group: final report'
sleep 1
picture 'reader'
keys a
until_said 'confirming one finding' 'fourteen days for the first inspection' list items --json
keys shift+a
until_said 'confirming all findings' 'the word \"lifestyle\" is taken out' list items --json
picture 'confirmed'
keys ctrl+f
words 'cabinet'
picture 'found-in-the-paper'
keys Escape

keys ctrl+1
picture 'board'
choose 'fourteen days for the first'
picture 'item'

keys ctrl+m
words 'Ask how many wait today.'
sleep 1.5
item=$("$program" --register "$register" list --words 'fourteen days' | awk 'NR == 2 { print $1 }')
until_said 'the note' 'Ask how many wait today.' show "$item"
picture 'noted'

# Out of the note, out of the panel: then the card has the focus, and M moves it.
keys Escape Escape
sleep 0.6
keys m
picture 'move-menu'
# Past the three columns that ask for an answer, to “On track”.
keys Down Down Down Return
sleep 1
picture 'moved'
until_said 'moving the card' '"progress": "' show "$item" --json

keys ctrl+shift+f
words 'lifestyle'
sleep 1
picture 'search'
keys Down Return
sleep 1
picture 'lit-passage'

quit
start
picture 'started-again'
until_said 'the note after the restart' 'Ask how many wait today.' show "$item"
quit
printf 'All steps went well. Look at %s\n' "$pictures"
