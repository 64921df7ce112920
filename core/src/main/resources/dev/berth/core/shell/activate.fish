# The runtime @runtime@ for fish.
# Source this file; `deactivate` leaves, and so does `berth runtime deactivate`.

# `deactivate` is ours exactly when this function is there.
functions -q _berth_leave; and functions -e _berth_leave deactivate

@leave@
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

_berth_set PATH @bin@ $PATH
_berth_set VIRTUAL_ENV @prefix@
_berth_set VIRTUAL_ENV_PROMPT '@name@'
_berth_set BERTH_RUNTIME '@runtime@'
set -q PYTHONHOME; and _berth_set PYTHONHOME
@variables@
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
