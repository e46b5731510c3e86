#!/bin/sh
# Scores attributions against an annotated corpus:
#   tools/attribution/measure-corpus.sh PLENARY SCORER CORPUS [SPLIT] [further arguments of the scorer]
# CORPUS has SPLIT/text/*.txt and SPLIT/attributions/*.ann. SCORER is a Python program that compares them with the output
# of `plenary import --format json`.
set -eu
plenary=$1 scorer=$2 corpus=$3 split=${4:-dev}
[ $# -ge 4 ] && shift 4 || shift 3
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$plenary" import "$corpus/$split/text" --format json -o "$out"
python3 "$scorer" --gold "$corpus" --split "$split" --system "$out" "$@"
