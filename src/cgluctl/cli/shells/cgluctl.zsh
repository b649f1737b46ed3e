#compdef cgluctl
# Completion of cgluctl for zsh: source this file after compinit, or lay it as _cgluctl in a folder of fpath.
_cgluctl() {
    local -a lines values shown
    local line
    lines=("${(@f)$(_CGLUCTL_COMPLETE=zsh command ${(Q)words[1]} "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    if [[ ${lines[1]} == ":files" ]]; then
        _files
        return
    fi
    for line in $lines; do
        values+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  }")
    done
    (( $#values )) && compadd -U -V cgluctl -l -d shown -a values
}
if [[ $funcstack[1] == _cgluctl ]]; then
    _cgluctl "$@"
else
    compdef _cgluctl cgluctl
fi
