export const shells = ['bash', 'zsh', 'fish'] as const;

/** The scripts pass the words of the line up to the cursor to `__complete`, which prints a candidate a line. */
export const scripts: Readonly<Record<(typeof shells)[number], string>> = {
  bash: `_wabascope() {
  COMPREPLY=()
  local word
  while IFS= read -r word; do
    COMPREPLY+=("$word")
  done < <("\${COMP_WORDS[0]}" __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _wabascope wabascope wabascope-mcp
`,
  zsh: `#compdef wabascope wabascope-mcp
_wabascope() {
  local -a candidates
  candidates=("\${(@f)$("\${words[1]}" __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${candidates[1]}" ]]; then compadd -a candidates; else _files; fi
}
if [[ "\${funcstack[1]}" = _wabascope ]]; then _wabascope "$@"; else compdef _wabascope wabascope wabascope-mcp; fi
`,
  fish: `function __wabascope_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    $words[1] __complete $words[2..-1] "$current" 2>/dev/null
end
for program in wabascope wabascope-mcp
    complete -c $program -f -a '(__wabascope_complete)'
    complete -c $program -s c -l config -r -F
end
`,
};
