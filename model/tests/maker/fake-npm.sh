#!/bin/sh
# Stands in for npm: `fake-npm.sh pack <spec> ...`, where the spec says how it goes.
case "$2" in
    good) printf 'hello' > small-1.0.0.tgz ;;
    other) printf 'another package' > small-1.0.0.tgz ;;
    failing) echo 'the registry says no' >&2; exit 3 ;;
    nothing) ;;
esac
