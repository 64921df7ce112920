# The runtime demo@2a97516c354b for fish.
# Source this file; `deactivate` leaves, and so does `berth runtime deactivate`.

# `deactivate` is ours exactly when this function is there.
functions -q _berth_leave; and functions -e _berth_leave deactivate

# Leaves what is active. What is still as the activation set it goes back to what it was; what was
# changed since stays as it is: only our own entry goes from PATH.
function _berth_leave
    if functions -q _berth_prompt; and functions fish_prompt | string match -q '*_berth_prompt*'
        functions -e fish_prompt
        functions -c _berth_prompt fish_prompt
        functions -e _berth_prompt _berth_status
    end
    set -l _berth_bin "$BERTH_SET_VIRTUAL_ENV/bin"
    for _berth_name in (string split ' ' -- "$BERTH_CHANGED")
        # The list comes from the environment.
        string match -qr '^[A-Za-z_][A-Za-z0-9_]*$' -- $_berth_name; or continue
        set -l _berth_ours BERTH_SET_$_berth_name
        set -l _berth_was BERTH_WAS_$_berth_name
        if test (set -q $_berth_name; echo $status)"$$_berth_name" = (set -q $_berth_ours; echo $status)"$$_berth_ours"
            # What is below, a universal variable, shows again.
            set -eg $_berth_name
            if set -q $_berth_was
                if contains -- $_berth_name (string split ' ' -- "$BERTH_UNEXPORTED")
                    set -gu $_berth_name $$_berth_was
                else
                    set -gx $_berth_name $$_berth_was
                end
            end
        else if test $_berth_name = PATH
            set -l _berth_entry (contains -i -- $_berth_bin $PATH)
            and set -e PATH[$_berth_entry]
        end
        set -eg $_berth_ours
        set -eg $_berth_was
    end
    set -eg BERTH_CHANGED
    set -eg BERTH_UNEXPORTED
end

# Sets the variable $argv[1] to $argv[2], or erases it when there is no second, and writes down what
# it was.
function _berth_set
    set -l _berth_name $argv[1]
    set -eg BERTH_SET_$_berth_name
    set -eg BERTH_WAS_$_berth_name
    # A universal variable stays below the global one.
    if set -qg $_berth_name
        if set -qgx $_berth_name
            set -gx BERTH_WAS_$_berth_name $$_berth_name
        else
            # What the user does not export, programs need not see.
            set -gu BERTH_WAS_$_berth_name $$_berth_name
            set -gx BERTH_UNEXPORTED (string join ' ' -- $BERTH_UNEXPORTED $_berth_name)
        end
    end
    set -gx BERTH_CHANGED (string join ' ' -- $BERTH_CHANGED $_berth_name)
    if set -q argv[2]
        set -gx $_berth_name $argv[2..]
        set -gx BERTH_SET_$_berth_name $$_berth_name
    else
        set -eg $_berth_name
    end
end

set -q BERTH_CHANGED; and _berth_leave

_berth_set PATH '/data/the environment/bin' $PATH
_berth_set VIRTUAL_ENV '/data/the environment'
_berth_set VIRTUAL_ENV_PROMPT 'demo'
_berth_set BERTH_RUNTIME 'demo@2a97516c354b'
set -q PYTHONHOME; and _berth_set PYTHONHOME
_berth_set GREETING 'it\'s $HOME, "quoted"
and a second line\\'
_berth_set EMPTY ''

# One that is there still is part of a prompt which somebody made of ours.
if functions -q fish_prompt; and not functions -q _berth_prompt; and test -z "$VIRTUAL_ENV_DISABLE_PROMPT"
    functions -c fish_prompt _berth_prompt
    # The prompt may show how the last command ended.
    function _berth_status
        return $argv[1]
    end
    function fish_prompt
        set -l _berth_status $status
        set -q BERTH_CHANGED; and printf '(%s) ' $BERTH_SET_VIRTUAL_ENV_PROMPT
        _berth_status $_berth_status
        _berth_prompt
    end
end

functions -e _berth_set
if functions -q deactivate
    # Another environment's, which is active around us.
    functions -e _berth_leave
else
    function deactivate
        _berth_leave
        functions -e _berth_leave deactivate
    end
end
