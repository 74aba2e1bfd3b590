#!/usr/bin/env bash
# Checks the candidacies of a pull request. Everything comes in through the environment; see action.yml.
set -euo pipefail

stop() {
  echo "::error title=Candidacy::$1"
  echo "$1" >> "$GITHUB_STEP_SUMMARY"
  exit 2
}

words=(candidates check --repository "$REPOSITORY")
if [ -n "$PULL_REQUEST" ]; then
  if ! [[ $PULL_REQUEST =~ ^[0-9]+$ ]]; then
    stop "The input pull-request has to be empty or a number."
  fi
  words+=(--pull-request "$PULL_REQUEST")
fi
if [ -n "$HEAD" ]; then
  if ! [[ $HEAD =~ ^[0-9a-f]{40,64}$ ]]; then
    stop "The input head has to be empty or the full name of a commit."
  fi
  words+=(--head "$HEAD")
fi
if [ -z "$PULL_REQUEST$HEAD" ]; then
  stop "One of the inputs pull-request and head is needed."
fi

check() {
  node "$TOOL/bin/kata-election.js" -C "$WORKSPACE" --no-input "${words[@]}" "$@"
}

if [ "$POST" != true ]; then
  check
  exit
fi
status=0
# Faults of the candidacy belong into the comment, not to this job: no error of a job is made of them.
GITHUB_ACTIONS="" check --post --comment || status=$?
# 1: the comment says what is wrong, or the pull request has moved on. Neither is a failure of this job.
[ "$status" -le 1 ] && exit
echo "::error title=Candidacy::The comment could not be written; the log of this step says why, and what to do."
exit "$status"
