#!/bin/sh
# Draws the icons of the installed app from ../icon.svg, by Chromium:  sh static/make_icons.sh
set -eu
cd "$(dirname "$0")/icons"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# name, side, the drawing's part of the side, background
draw() {
  {
    printf '<style>body{margin:0;height:%spx;display:grid;place-content:center;background:%s}' "$2" "$4"
    printf 'svg{width:calc(%spx*%s);height:calc(%spx*%s)}</style>' "$2" "$3" "$2" "$3"
    cat ../icon.svg
  } > "$work/$1.html"
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
    --user-data-dir="$work/profile" --default-background-color=00000000 \
    --window-size="$2,$2" --screenshot="$PWD/$1.png" "file://$work/$1.html" 2> /dev/null
}

draw 192 192 1 transparent
draw 512 512 1 transparent
# A launcher cuts its own shape out of this one; the middle four fifths are never cut.
draw maskable 512 0.6 '#f6f5f2'
