#!/usr/bin/env bash
# Checks the candidacies of a pull request. Everything comes in through the environment; see action.yml.
set -euo pipefail

words=(candidates check --repository "$REPOSITORY")
if [ -n "$PULL_REQUEST" ]; then
  if ! [[ $PULL_REQUEST =~ ^[0-9]+$ ]]; then
    echo "The input pull-request has to be empty or a number." >&2
    exit 2
  fi
  words+=(--pull-request "$PULL_REQUEST")
fi
if [ -n "$HEAD" ]; then
  if ! [[ $HEAD =~ ^[0-9a-f]{40,64}$ ]]; then
    echo "The input head has to be empty or the full name of a commit." >&2
    exit 2
  fi
  words+=(--head "$HEAD")
fi
if [ -z "$PULL_REQUEST$HEAD" ]; then
  echo "One of the inputs pull-request and head is needed." >&2
  exit 2
fi

check() {
  node "$TOOL/bin/kata-election.js" -C "$WORKSPACE" --no-input "${words[@]}" "$@"
}

if [ "$POST" != true ]; then
  check
  exit
fi
status=0
check --post --comment || status=$?
# 1: the comment says what is wrong, or the pull request has moved on. Neither is a failure of this job.
[ "$status" -le 1 ] || exit "$status"
