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

# What an attempt received is kept for the next one only if a secret encrypts it: it holds addresses.
kept=$RUNNER_TEMP/voter-list-kept/evidence.age
keeper() {
  node "$TOOL/.github/actions/voter-list/keep.mjs" "$1"
}

bring_back() {
  [ -n "$CACHE_KEY" ] && [ -s "$kept" ] || return 0
  mkdir -p -m 700 "$folder"
  if keeper unlock < "$kept" | tar -x -C "$folder"; then
    echo "Going on from what an earlier attempt received."
  else
    rm -rf "$folder"
    echo "warning: what an earlier attempt kept does not open with this cache-key: starting over" | tee -a "$said" >&2
  fi
}

put_away() {
  [ -n "$CACHE_KEY" ] && [ -n "$evidence" ] || return 1
  mkdir -p "${kept%/*}"
  if [ "$1" -eq 4 ]; then
    tar -c --exclude=lock -C "$evidence" . | keeper lock > "$kept" || return 1
  elif [ -s "$kept" ]; then
    : > "$kept" # it served: the next list begins afresh
  else
    return 1
  fi
  echo "kept=true" >> "$GITHUB_OUTPUT"
}

# What holds addresses in clear goes with this step, whatever happens; a failure says why where it is looked for.
finish() {
  local status=$? reason next="The next run of this job starts over: nothing is kept without the secret cache-key."
  if put_away "$status"; then next="What was received is kept, encrypted: the next run of this job goes on from there."; fi
  [ -z "$evidence" ] || rm -rf "$evidence"
  sed -n 's/^warning: //p' "$said" | sort -u | while IFS= read -r line; do
    echo "::warning::$(escaped "$line")"
  done
  if [ "$status" -ne 0 ]; then
    reason=$(sed -n '/^error: /,$p' "$said" | tail -n 20)
    reason=${reason#error: }
    if [ "$status" -eq 4 ]; then
      reason=${reason//: it continues where it stopped/}
      reason+=$'\n'$next
    fi
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
[ -z "$CACHE_KEY" ] || [ ${#CACHE_KEY} -ge 20 ] ||
  refuse "The secret cache-key has to have at least 20 characters."
bring_back

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
  roll export --to csv "${keys[@]}" --output "$private"
else
  private=
  echo "warning: no official has an age key in election.yaml: only the public list was built. Add keys with kata-election plan --official <login>=age1…, or give the input encrypt-to." | tee -a "$said" >&2
fi

{
  echo "election=$election"
  echo "public=$public"
  echo "private=$private"
} >> "$GITHUB_OUTPUT"
