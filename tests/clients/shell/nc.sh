#!/bin/sh
# nc: a line in, a line out, a connection for each; it ends its side and waits for the server's end. Only who follows the
# feed leaves it open, and ends when nothing more comes for three seconds.
host="${2%:*}" port="${2##*:}"
ask() { printf '%s\n' "$1" | nc ${how:--N -w 30} "$host" "$port"; }
# Both requests go over one connection: the event comes back behind the two replies.
follow() {
  how="-w 3"
  step feed "$(request changes.subscribe "$key")
$(request interior.update "{\"ship_id\":\"$ship\",\"owner\":\"Dora\"}")" '"method":"changes.event"'
  how=""
}
follow=yes
. "$(dirname "$0")/story.sh"
