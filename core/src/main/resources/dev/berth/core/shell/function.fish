# Runs the real program: the one that printed this, or else the one on the PATH.
function _berth_program
    if test -x @program@
        @program@ $argv
    else
        command berth $argv
    end
end

@leave@
# Prints the script when latest of the runtime $argv[1] is an environment that is there. Names in
# other forms, and paths, are the program's to find.
function _berth_find
    string match -qr '^[a-z_][a-z0-9_.-]*$' -- $argv[1]; or return
    set -l _berth_home $HOME/.local/share/berth
    if test -n "$BERTH_HOME"
        set _berth_home $BERTH_HOME
    else if test -n "$XDG_DATA_HOME"
        set _berth_home $XDG_DATA_HOME/berth
    end
    test -r "$_berth_home/active/$argv[1]"; or return
    read -l _berth_environment <"$_berth_home/active/$argv[1]"
    if test -n "$_berth_environment"
        and test -r "$_berth_environment/berth-environment.json"
        and test -r "$_berth_environment/bin/activate.fish"
        echo $_berth_environment/bin/activate.fish
    end
end

# Names may be shortened as the program has it.
function berth
    set -l _berth_verb
    if string match -qr '^(rt|runt(i(me?)?)?)$' -- "$argv[1]"
        switch "$argv[2]"
            case ac act acti activ activa activat activate
                set _berth_verb activate
            case sw swi swit switc switch
                set _berth_verb switch
            case de dea deac deact deacti deactiv deactiva deactivat deactivate
                set _berth_verb deactivate
        end
    end
    string match -qr '^(-h|--help|-V|--version|--format.*|--script.*)$' -- $argv
    and set _berth_verb
    if test "$_berth_verb" = deactivate; and test (count $argv) -eq 2; and set -q BERTH_CHANGED
        _berth_shell_leave
        functions -q _berth_leave; and functions -e _berth_leave deactivate
        return 0
    end
    if test -z "$_berth_verb"; or test "$_berth_verb" = deactivate
        _berth_program $argv
        return
    end
    set -l _berth_before $BERTH_RUNTIME
    set -l _berth_script
    if test (count $argv) -eq 3
        set _berth_script (_berth_find $argv[3])
    end
    if test -z "$_berth_script"
        set _berth_script (_berth_program $argv --script fish); or return
    end
    source $_berth_script
    if test $_berth_verb = activate; and test -n "$_berth_before"; and test "$_berth_before" != "$BERTH_RUNTIME"
        echo "left `$_berth_before`, which was active" >&2
    end
end
