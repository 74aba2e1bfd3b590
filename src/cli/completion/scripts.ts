import { completionWord, filesAnswer } from "./protocol.ts";

export const shells = ["bash", "zsh", "fish"] as const;

export type Shell = (typeof shells)[number];

const bash = `# kata-election completion for bash (3.2 or later); needs nothing else installed.
_kata_election() {
  local current="\${COMP_WORDS[COMP_CWORD]}" line
  [[ $current == "=" ]] && current=""
  COMPREPLY=()
  local answer
  answer="$("\${COMP_WORDS[0]}" ${completionWord} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" || return
  if [[ $answer == "${filesAnswer}" ]]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
    return
  fi
  while IFS= read -r line; do
    [[ -n $line ]] && COMPREPLY+=("\${line%%$'\\t'*}")
  done <<< "$answer"
}
complete -F _kata_election kata-election
`;

const zsh = `#compdef kata-election
# kata-election completion for zsh.
_kata_election() {
  local answer line
  local -a described
  answer="$("\${words[1]}" ${completionWord} "\${(@Q)words[2,CURRENT]}" 2>/dev/null)" || return
  if [[ $answer == "${filesAnswer}" ]]; then
    _files
    return
  fi
  for line in "\${(@f)answer}"; do
    [[ -z $line ]] && continue
    if [[ $line == *$'\\t'* ]]; then
      described+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
    else
      described+=("\${line//:/\\\\:}")
    fi
  done
  _describe 'kata-election' described
}
if [[ \${funcstack[1]} == _kata_election ]]; then
  _kata_election "$@"
else
  compdef _kata_election kata-election
fi
`;

const fish = `# kata-election completion for fish.
function __kata_election_complete
  set -l words (commandline -opc) (commandline -ct)
  set -l answers ($words[1] ${completionWord} $words[2..-1] 2>/dev/null)
  if test "$answers[1]" = "${filesAnswer}"
    __fish_complete_path (commandline -ct)
  else if test (count $answers) -gt 0
    printf '%s\\n' $answers
  end
end
complete -c kata-election -f -a '(__kata_election_complete)'
`;

/** The completion script of each shell. It calls this program at each Tab, so it never goes stale. */
export const completionScripts: Readonly<Record<Shell, string>> = { bash, zsh, fish };
