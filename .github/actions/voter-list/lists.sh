#!/usr/bin/env bash
# Builds the lists of one election. Everything comes in through the environment; see action.yml.
set -euo pipefail

said=$(mktemp)
evidence=

# One line of a workflow command; see docs.github.com, "Workflow commands for GitHub Actions".
escaped() {
  local text=$1
  text=${text//'%'/%25}
  text=${text//$'\r'/%0D}
  printf '%s' "${text//$'\n'/%0A}"
}

# What holds addresses in clear goes with this step, whatever happens; a failure says why where it is looked for.
finish() {
  local status=$? reason
  [ -z "$evidence" ] || rm -rf "$evidence"
  sed -n 's/^warning: //p' "$said" | sort -u | while IFS= read -r line; do
    echo "::warning::$(escaped "$line")"
  done
  if [ "$status" -ne 0 ]; then
    reason=$(sed -n '/^error: /,$p' "$said" | tail -n 20)
    reason=${reason#error: }
    [ -n "$reason" ] || reason="The lists were not built; the log of this step says why."
    echo "::error title=Voter list (exit code $status)::$(escaped "$reason")"
    {
      echo "## The voter list failed"
      echo
      echo "Exit code $status. There are no new lists."
      echo
      echo '````text'
      printf '%s\n' "${reason//'````'/}"
      echo '````'
    } >> "$GITHUB_STEP_SUMMARY"
  fi
  rm -f "$said"
  exit "$status"
}
trap finish EXIT

refuse() {
  echo "error: $1" | tee -a "$said" >&2
  exit 2
}

# This script tells the job why it failed; without the variable the program leaves that to it.
tool() {
  GITHUB_ACTIONS="" node "$TOOL/bin/kata-election.js" -C "$WORKSPACE" --no-input "$@" 2> >(tee -a "$said" >&2)
}

roll() {
  tool roll "$@" --election "$election"
}

election=$ELECTION
if [ -z "$election" ]; then
  election=$(tool status --json | node -e '
    const { election } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
    process.stdout.write(election ?? "");
  ')
fi
if [ -z "$election" ]; then
  echo "No election is in progress." >> "$GITHUB_STEP_SUMMARY"
  exit 0
fi
[[ $election =~ ^[0-9]{4}-[0-9]{2}$ ]] ||
  refuse "The input election has to be empty or a year and month, such as 2026-10."
folder=$WORKSPACE/elections/.private/$election
[ ! -e "$folder" ] ||
  refuse "$folder is there already: this action works in a fresh checkout only."
evidence=$folder

public=$RUNNER_TEMP/voter-list/public
private=$RUNNER_TEMP/voter-list/private
rm -rf "$RUNNER_TEMP/voter-list"
mkdir -p "$public" "$private"

# Tells what the token gives; the fetch itself decides whether that is enough.
echo "::group::Whether GitHub gives what the list needs"
GITHUB_ACTIONS="" node "$TOOL/bin/kata-election.js" -C "$WORKSPACE" --no-input doctor --online || true
echo "::endgroup::"

roll fetch --max-wait "$MAX_WAIT"
roll build --provisional
words=(--to-summary --json --strict)
[ -z "$PREVIOUS" ] || words+=(--previous "$PREVIOUS")
[ -z "$MOST_LOST" ] || words+=(--most-lost "$MOST_LOST")
read -ra quiet <<< "${QUIET_REPOSITORIES//$'\n'/ }"
for name in "${quiet[@]}"; do words+=(--quiet-repository "$name"); done
roll summary "${words[@]}" > "$public/summary.json"
roll export --to json > "$public/voters.json"
roll export --to markdown > "$public/voters.md"

keys=()
read -ra given <<< "${ENCRYPT_TO//$'\n'/ }"
for key in "${given[@]}"; do keys+=(--encrypt-to "$key"); done
if [ ${#keys[@]} -gt 0 ] ||
  grep -qE '(^|[ {,])age: *["'\'']?age1' "$WORKSPACE/elections/arch-committee-$election/election.yaml"; then
  [ ${#keys[@]} -gt 0 ] || keys=(--encrypt)
  roll export --to csv "${keys[@]}" --out "$private"
else
  private=
  echo "warning: no official has an age key in election.yaml: only the public list was built. Add age: age1… to the officials, or give the input encrypt-to." | tee -a "$said" >&2
fi

{
  echo "election=$election"
  echo "public=$public"
  echo "private=$private"
} >> "$GITHUB_OUTPUT"
