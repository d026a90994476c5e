# What a shell does, with `ask BODY` that sends one body and prints what comes back. A line of JSON for each step.

ship="S$(od -An -N3 -tx1 /dev/urandom | tr -d ' \n')"
code=0

# step NAME BODY EXPECTED: the answer has that text in it; an empty one, that there is none.
step() {
  answer="$(ask "$2")"
  case "$3:$answer" in
  :) ok=true ;;
  :*) ok=false ;;
  *) case "$answer" in *"$3"*) ok=true ;; *) ok=false ;; esac ;;
  esac
  if [ $ok = true ]; then note=""; else
    code=1
    note="$(printf '%.300s' "$answer" | tr -d '"\\\r\n')"
  fi
  printf '{"step":"%s","ok":%s,"note":"%s"}\n' "$1" $ok "$note"
}

request() { printf '{"jsonrpc":"2.0","id":1,"method":"%s","params":%s}' "$1" "$2"; }
key="{\"ship_id\":\"$ship\"}"

step create "$(request interior.create "{\"ship_id\":\"$ship\",\"vessel_name\":\"Grüße\"}")" '"version":1'
step load "$(request interior.load "$key")" 'Gr\u00fc\u00dfe'
step conflict "$(request interior.create "{\"ship_id\":\"$ship\",\"vessel_name\":\"x\"}")" '"kind":"already_exists"'
step notification "{\"jsonrpc\":\"2.0\",\"method\":\"interior.update\",\"params\":{\"ship_id\":\"$ship\",\"owner\":\"Anna\"}}" ''
step "after it" "$(request interior.load "$key")" '"owner":"Anna"'
step batch "[$(request interior.load "$key"),$(request crew.list "$key")]" '"items":[]'
[ -z "${follow:-}" ] || follow
step delete "$(request interior.delete "$key")" '"interior":1'
exit $code
