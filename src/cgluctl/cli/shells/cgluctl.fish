# Completion of cgluctl for fish: lay this file into the folder of completions, ~/.config/fish/completions.
function __cgluctl_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    test (count $current) -eq 0; and set current ''
    set -l lines (_CGLUCTL_COMPLETE=fish command $words[1] $words[2..-1] $current 2>/dev/null)
    if test "$lines[1]" = ":files"
        __fish_complete_path $current
    else
        printf '%s\n' $lines
    end
end
complete -c cgluctl -f -a '(__cgluctl_complete)'
