#!/usr/bin/env bash
# Names the newest run of this branch that left a public list. Pull requests and forks can leave
# artifacts of that name, too: theirs are passed over.
set -euo pipefail

run=$(gh api "repos/$REPOSITORY/actions/artifacts?name=voter-list-public&per_page=100" | node -e '
  const { artifacts } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
  const { BRANCH, REPOSITORY_ID } = process.env;
  const [newest] = artifacts
    .filter(({ expired, workflow_run: run }) => !expired && run.head_branch === BRANCH &&
      String(run.head_repository_id) === REPOSITORY_ID)
    .sort((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at));
  process.stdout.write(String(newest?.workflow_run.id ?? ""));
')
echo "run=$run" >> "$GITHUB_OUTPUT"
