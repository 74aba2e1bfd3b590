#!/usr/bin/env bash
# Names the newest run of this branch that left a public list. Pull requests and forks can leave
# artifacts of that name, too: theirs are passed over.
set -euo pipefail

run=$(gh api "repos/$REPOSITORY/actions/artifacts?name=voter-list-public&per_page=100" | jq -r \
  --arg branch "$BRANCH" --argjson repository "$REPOSITORY_ID" '
  [.artifacts[]
    | select(.expired | not)
    | select(.workflow_run.head_branch == $branch)
    | select(.workflow_run.head_repository_id == $repository)]
  | sort_by(.created_at) | last | .workflow_run.id // empty')
echo "run=$run" >> "$GITHUB_OUTPUT"
