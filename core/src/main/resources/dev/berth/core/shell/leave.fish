# Leaves what is active. What is still as the activation set it goes back to what it was; what was
# changed since stays as it is: only our own entry goes from PATH.
function @leave@
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
