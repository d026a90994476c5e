#!/bin/sh
# curl: a POST for each request.
ask() { curl -sS --max-time 30 -H 'Content-Type: application/json' --data-binary "$1" "http://$target/"; }
target="$2"
printf '{"step":"feed","ok":null,"note":"HTTP has one direction"}\n'
. "$(dirname "$0")/story.sh"
