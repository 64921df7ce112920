# Completes the words of `berth` in fish 3.4 and newer. Generated from the commands: do not edit.

# What can be said after the command $argv[1] (`runtime build`): the commands below it, aliases of these
# (ALIAS=COMMAND), options that a value follows, and what completes its arguments (with `...`: and all that
# follow).
function __berth_grammar
    set -g __berth_commands
    set -g __berth_aliases
    set -g __berth_values
    set -g __berth_arguments
    switch "$argv[1]"
@grammar@
    end
end

# The command that $argv[1] means among those that can be here: its name, an alias, or the beginning of one.
function __berth_meant
    set -l begun
    for name in $__berth_commands $__berth_aliases
        set -l names (string split = -- $name)
        if test "$names[1]" = "$argv[1]"
            echo $names[-1]
            return
        end
        if string match -q -- "$argv[1]*" $names[1]; and not contains -- $names[-1] $begun
            set -a begun $names[-1]
        end
    end
    test (count $begun) -eq 1; and echo $begun
end

# Reads the line up to the word at the cursor: which command it is, whether only its name is asked for, what
# completes the argument at the cursor, and what of the line is another program's.
function __berth_read
    set -l line (commandline -cp)
    if test "$line" = "$__berth_line"
        return
    end
    set -g __berth_line $line
    set -g __berth_command
    set -g __berth_only_names no
    set -g __berth_program
    set -l count 0
    set -l skip no
    set -l ended no
    __berth_grammar ''
    for word in (commandline -opc)[2..-1]
        set -g __berth_wanted (__berth_argument_after $count)
        if set -q __berth_program[1]
            set -a __berth_program $word
        else if test $skip = yes
            set skip no
        else if test $ended = no; and test "$word" = --
            set ended yes
        else if test $ended = no; and string match -q -- '-?*' $word
            contains -- $word $__berth_values; and set skip yes
        else if set -q __berth_commands[1]
            set -l name (__berth_meant $word)
            set -q name[1]; or set name '?'
            set -a __berth_command $name
            __berth_grammar "$__berth_command"
            if test "$__berth_arguments" = commands...
                set __berth_only_names yes
                set __berth_command
                __berth_grammar ''
            end
        else if test "$__berth_wanted" = program
            set __berth_program $word
        else
            set count (math $count + 1)
        end
    end
    set -g __berth_wanted (__berth_argument_after $count)
end

function __berth_argument_after
    set -l at 0
    for what in $__berth_arguments
        if test $at -eq $argv[1]
            string replace -- ... '' $what
            return
        end
        set at (math $at + 1)
    end
    if string match -q -- '*...' $__berth_arguments[-1]
        string replace -- ... '' $__berth_arguments[-1]
    end
end

# Whether the options of the command $argv[1] can be here.
function __berth_at
    __berth_read
    test "$__berth_command" = "$argv[1]"
    and test $__berth_only_names = no
    and not set -q __berth_program[1]
end

# Whether the names below the command $argv[1] can be here.
function __berth_below
    __berth_read
    test "$__berth_command" = "$argv[1]"
end

function __berth_complete_argument
    __berth_read
    if set -q __berth_program[1]
        complete -C "$(string join ' ' -- (string escape -- $__berth_program)) $(commandline -ct)"
    else if set -q __berth_wanted[1]; and test $__berth_only_names = no
        __berth_complete $__berth_wanted
    end
end

# What completes a word, or the value in `--option=value`.
function __berth_complete
    set -l typed (commandline -ct | string replace -r -- '^--[a-z-]+=' '')
    switch $argv[1]
        case paths
            __berth_paths "$typed"
        case folders
            __fish_complete_directories "$typed" ''
        case runtimes
            __berth_runtimes versions "$typed"
        case removed-runtimes
            __berth_runtimes removed "$typed"
        case runtimes-or-paths
            __berth_runtimes versions "$typed"
            # fish would complete a path after the colon, too.
            string match -q -r -- '^[^/]*[:@]' "$typed"; or __berth_paths "$typed"
        case locations
            __berth_locations "$typed"
        case environments
            set -l form (string match -r -- '^[a-z-]+:' "$typed")
            set -l rest (string replace -r -- '^[a-z-]+:' '' "$typed")
            switch "$form"
                case venv: conda-prefix:
                    for found in (__fish_complete_directories "$rest" '')
                        echo $form$found
                    end
                case conda:
                    for found in (__berth_conda_names)
                        echo $form$found
                    end
                case docker:
                    for found in (__berth_locations "$rest")
                        echo $form$found
                    end
                case '*'
                    string split ' ' -- 'shell venv: conda: conda-prefix: docker:'
            end
        case conda-names
            __berth_conda_names
        case runs
            __berth_runs
        case program
            complete -C "$typed"
        case '*,*'
            string split , -- $argv[1]
    end
end

function __berth_locations
    set -l transport (string match -r -- '^(?:oci|oci-archive|docker-archive):' "$argv[1]")
    if set -q transport[1]
        for path in (__berth_paths (string replace -- $transport '' "$argv[1]"))
            echo $transport$path
        end
    else
        string split ' ' -- '@transports@'
    end
end

# The runs that the Engine knows, once each though a run may have many containers.
function __berth_runs
    set -l engine docker
    type -q docker; or set engine podman
    $engine ps -a --filter label=dev.berth.run --format '{{.Label "dev.berth.run"}}' 2>/dev/null | sort -u
end

# What conda itself knows of its environments, by the names that these have in a folder `envs`.
function __berth_conda_names
    if test -r $HOME/.conda/environments.txt
        string match -r -- '(?<=/envs/)[^/]+$' <$HOME/.conda/environments.txt
    end
end

# As for a command that fish knows nothing of.
function __berth_paths
    complete -C "__berth_unknown $argv[1]"
end

# Reads the store itself: NAME, and the NAME:TAG or NAME@VERSION of the one that is meant. Case makes no
# difference in names.
function __berth_runtimes
    set -l home $HOME/.local/share/berth
    test -n "$XDG_DATA_HOME"; and set home $XDG_DATA_HOME/berth
    test -n "$BERTH_HOME"; and set home $BERTH_HOME
    set -l name (string replace -r -- '[:@].*' '' "$argv[2]")
    for folder in $home/runtimes/*/
        set -l versions $folder$argv[1]/*
        set -q versions[1]; or continue
        set -l own (string replace -r -- '.*/([^/]*)/$' '$1' $folder)
        if not string match -q -- '*[:@]*' "$argv[2]"
            echo $own
        end
        if test (string lower -- $own) = (string lower -- "$name")
            if string match -q -- '*@*' "$argv[2]"
                string replace -r -- '.*/(.{12})[^/]*$' "$name@\$1" $versions
            end
            if test -r {$folder}tags.json
                for tag in (string match -a -r -- '"[A-Za-z0-9_][A-Za-z0-9_.-]*":"sha256:[0-9a-f]{64}"' <{$folder}tags.json)
                    set -l parts (string split '"' -- $tag)
                    if contains -- $folder$argv[1]/(string replace sha256: '' -- $parts[4]) $versions
                        echo $name:$parts[2]
                    end
                end
            end
        end
    end
end

complete -c berth -f
complete -c berth -f -k -a '(__berth_complete_argument)'
@completions@
