# Completion of cgluctl for bash: source this file, or lay it where bash-completion looks.
_cgluctl_completion() {
    local line current="${COMP_WORDS[COMP_CWORD]}"
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(_CGLUCTL_COMPLETE=bash COMP_TYPE="$COMP_TYPE" command "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    if [ "${COMPREPLY[0]}" = ":files" ]; then
        COMPREPLY=()
        compopt -o default 2>/dev/null || while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
    fi
}
complete -o nosort -F _cgluctl_completion cgluctl 2>/dev/null || complete -F _cgluctl_completion cgluctl
