#!/usr/bin/env bash
# Builds the lists of one election. Everything comes in through the environment; see action.yml.
set -euo pipefail

roll() {
  node "$TOOL/bin/kata-election.js" -C "$WORKSPACE" --no-input roll "$@" --election "$election"
}

election=$ELECTION
if [ -z "$election" ]; then
  election=$(node "$TOOL/bin/kata-election.js" -C "$WORKSPACE" status --json | node -e '
    const { election } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
    process.stdout.write(election ?? "");
  ')
fi
if [ -z "$election" ]; then
  echo "No election is in progress." >> "$GITHUB_STEP_SUMMARY"
  exit 0
fi
if ! [[ $election =~ ^[0-9]{4}-[0-9]{2}$ ]]; then
  echo "The input election has to be empty or a year and month, such as 2026-10." >&2
  exit 2
fi
evidence=$WORKSPACE/elections/.private/$election
if [ -e "$evidence" ]; then
  echo "$evidence is there already: this action works in a fresh checkout only." >&2
  exit 2
fi

public=$RUNNER_TEMP/voter-list/public
private=$RUNNER_TEMP/voter-list/private
rm -rf "$RUNNER_TEMP/voter-list"
mkdir -p "$public" "$private"
# What holds addresses in clear goes with this step, whatever happens.
trap 'rm -rf "$evidence"' EXIT

roll fetch --max-wait "$MAX_WAIT"
roll build --provisional
roll export --to json > "$public/voters.json"
roll export --to markdown > "$public/voters.md"
roll summary --to-summary --json ${PREVIOUS:+--previous "$PREVIOUS"} > "$public/summary.json"

keys=()
read -ra given <<< "${ENCRYPT_TO//$'\n'/ }"
for key in "${given[@]}"; do keys+=(--encrypt-to "$key"); done
[ ${#keys[@]} -gt 0 ] || keys=(--encrypt)
roll export --to csv "${keys[@]}" --out "$private"

{
  echo "election=$election"
  echo "public=$public"
  echo "private=$private"
} >> "$GITHUB_OUTPUT"
