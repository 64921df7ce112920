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
        case ''
            set __berth_commands runtime run runs cache doctor shell-init completion schema help
            set __berth_aliases rt=runtime
        case 'runtime'
            set __berth_commands init quickstart check lock plan build restore activate switch deactivate run list info history tree diff tag remove recover extract dockerize verify
            set __berth_aliases qs=quickstart ls=list rm=remove
        case 'runtime init'
            set __berth_values --from --name --python --skip --from-index --wheel --base --platform --format
            set __berth_arguments folders
        case 'runtime quickstart'
            set __berth_commands shell uri
        case 'runtime quickstart shell'
            set __berth_values -n --name -p --python-env --python
            set __berth_arguments paths
        case 'runtime quickstart uri'
            set __berth_values -n --name
            set __berth_arguments runtimes paths
        case 'runtime check'
            set __berth_values --format
            set __berth_arguments paths
        case 'runtime lock'
            set __berth_values --platform --upgrade-package --format
            set __berth_arguments paths
        case 'runtime plan'
            set __berth_values --upgrade-package --platform --format
            set __berth_arguments paths
        case 'runtime build'
            set __berth_values --to -t --tag --upgrade-package --platform --secret --network --venv --conda --conda-prefix --docker -o --output --name --skip --from-index --wheel --base --format
            set __berth_arguments paths
        case 'runtime restore'
            set __berth_values --prefix --python --upgrade-package --format
            set __berth_arguments runtimes-or-paths
        case 'runtime activate'
            set __berth_values --upgrade-package --script --format
            set __berth_arguments runtimes-or-paths
        case 'runtime switch'
            set __berth_values --upgrade-package --script --format
            set __berth_arguments runtimes-or-paths
        case 'runtime deactivate'
            set __berth_values --format
        case 'runtime run'
            set __berth_values --upgrade-package
            set __berth_arguments runtimes-or-paths program...
        case 'runtime list'
            set __berth_values --format
            set __berth_arguments runtimes
        case 'runtime info'
            set __berth_values --show --platform --format
            set __berth_arguments runtimes-or-paths
        case 'runtime history'
            set __berth_values --format
            set __berth_arguments runtimes
        case 'runtime tree'
            set __berth_values --platform --format
            set __berth_arguments runtimes-or-paths
        case 'runtime diff'
            set __berth_values --format
            set __berth_arguments runtimes-or-paths runtimes-or-paths
        case 'runtime tag'
            set __berth_values --format
            set __berth_arguments runtimes nothing...
        case 'runtime remove'
            set __berth_values --format
            set __berth_arguments runtimes...
        case 'runtime recover'
            set __berth_values --format
            set __berth_arguments removed-runtimes
        case 'runtime extract'
            set __berth_values --target-dir --format
            set __berth_arguments runtimes
        case 'runtime dockerize'
            set __berth_values -o --output --base --platform --format
            set __berth_arguments runtimes-or-paths
        case 'runtime verify'
            set __berth_values --image --prefix --platform --format
            set __berth_arguments runtimes-or-paths
        case 'run'
            set __berth_values --action --task -e --env --env-file -v --volume --cpus -m --memory --image --runtime --image-pull-policy --base-image --instruction --replicas -p --service-port --service-type --service-name --run-as-user --run-as-group --fs-group --node-selector --toleration --affinity --runtime-class --priority-class --profile --profile-file --set --timeout --name --secret --secret-env --gpus --shm-size --network --wait --wait-timeout --address --format
            set __berth_arguments paths nothing...
        case 'runs'
            set __berth_commands list show logs stop remove
            set __berth_aliases ls=list rm=remove
        case 'runs list'
            set __berth_values --format
        case 'runs show'
            set __berth_values --format
            set __berth_arguments runs
        case 'runs logs'
            set __berth_values -n --tail --since --replica
            set __berth_arguments runs
        case 'runs stop'
            set __berth_values --grace
            set __berth_arguments runs...
        case 'runs remove'
            set __berth_arguments runs...
        case 'cache'
            set __berth_commands size prune
        case 'cache size'
            set __berth_values --unused-for --format
        case 'cache prune'
            set __berth_values --removed-before --unused-for --format
        case 'doctor'
            set __berth_values --format
        case 'shell-init'
            set __berth_arguments bash,zsh,fish,powershell
        case 'completion'
            set __berth_arguments bash,zsh,fish,powershell
        case 'schema'
            set __berth_arguments runtime,function,task
        case 'help'
            set __berth_arguments commands...
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
        string split ' ' -- 'docker-daemon: oci: oci-archive: docker-archive:'
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
complete -c berth -n '__berth_below \'\'' -a runtime -d 'Check, lock and build runtimes, and look at what is there'
complete -c berth -n '__berth_below \'\'' -a run -d 'Run a function in a container of the Docker Engine'
complete -c berth -n '__berth_below \'\'' -a runs -d 'Show, stop and remove what `berth run` has run'
complete -c berth -n '__berth_below \'\'' -a cache -d 'Show what the store takes on this computer, and remove what nothing needs'
complete -c berth -n '__berth_below \'\'' -a doctor -d 'Look at what Berth works with on this computer, and say what to do where something is amiss'
complete -c berth -n '__berth_below \'\'' -a shell-init -d 'Print the function that activates runtimes in your own shell'
complete -c berth -n '__berth_below \'\'' -a completion -d 'Print the script that completes commands in a shell'
complete -c berth -n '__berth_below \'\'' -a schema -d 'Print the JSON Schema of runtime.yaml, or of another file, for editors'
complete -c berth -n '__berth_below \'\'' -a help -d 'Show the help of a command'
complete -c berth -n '__berth_at \'\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'\'' -s V -l version -d 'Show the version'
complete -c berth -n '__berth_at \'\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_below \'runtime\'' -a init -d 'Write a first runtime.yaml, with comments.'
complete -c berth -n '__berth_below \'runtime\'' -a quickstart -d 'Begin to work: a runtime.yaml and its environment, new or of a version'
complete -c berth -n '__berth_below \'runtime\'' -a check -d 'Tell everything that is wrong with a runtime.yaml and the files that it names'
complete -c berth -n '__berth_below \'runtime\'' -a lock -d 'Find the version and digest of everything that a runtime.yaml asks for'
complete -c berth -n '__berth_below \'runtime\'' -a plan -d 'Show the layers that build would make, of what, and why'
complete -c berth -n '__berth_below \'runtime\'' -a build -d 'Make the image that a runtime.yaml describes, and put it where it is wanted.'
complete -c berth -n '__berth_below \'runtime\'' -a restore -d 'Make the environment of a runtime on this computer, with what its image has'
complete -c berth -n '__berth_below \'runtime\'' -a activate -d 'Start a shell in which a runtime is active; its environment is made when need be'
complete -c berth -n '__berth_below \'runtime\'' -a switch -d 'Leave the active runtime, and activate another one, in this shell'
complete -c berth -n '__berth_below \'runtime\'' -a deactivate -d 'Leave the active runtime: this shell is again as it was before'
complete -c berth -n '__berth_below \'runtime\'' -a run -d 'Run a command in a runtime\'s environment, which is made when need be'
complete -c berth -n '__berth_below \'runtime\'' -a list -d 'List the runtimes in the store, each by its latest version'
complete -c berth -n '__berth_below \'runtime\'' -a info -d 'Show a version of a runtime: its tags, images and layers, how it is run, its files'
complete -c berth -n '__berth_below \'runtime\'' -a history -d 'Show all versions of a runtime, the newest first, and what each changed'
complete -c berth -n '__berth_below \'runtime\'' -a tree -d 'Show the layers of a runtime\'s image and what is in each, as a tree with sizes'
complete -c berth -n '__berth_below \'runtime\'' -a diff -d 'Show how two versions differ: packages, Python, base, files, settings, layers, size'
complete -c berth -n '__berth_below \'runtime\'' -a tag -d 'Tag a version of a runtime, and list or remove tags'
complete -c berth -n '__berth_below \'runtime\'' -a remove -d 'Remove versions of runtimes: to the recycle bin, or for good'
complete -c berth -n '__berth_below \'runtime\'' -a recover -d 'Bring a version back from the recycle bin, with its number and tags'
complete -c berth -n '__berth_below \'runtime\'' -a extract -d 'Make the folder of a version again: runtime.yaml, its lock, requirements, wheels, files'
complete -c berth -n '__berth_below \'runtime\'' -a dockerize -d 'Write a Dockerfile that builds the same environment where there is no Berth'
complete -c berth -n '__berth_below \'runtime\'' -a verify -d 'Compare the image and the environments of a runtime with its lock, and with each other'
complete -c berth -n '__berth_at \'runtime\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime init\'' -l from -x -a '(__berth_complete environments)' -d 'The environment to write it from'
complete -c berth -n '__berth_at \'runtime init\'' -l name -x -d 'The name of the runtime'
complete -c berth -n '__berth_at \'runtime init\'' -l python -x -a '3.7 3.8 3.9 3.10 3.11 3.12 3.13 3.14' -d 'The Python version'
complete -c berth -n '__berth_at \'runtime init\'' -l force -d 'Replace a runtime.yaml that is there'
complete -c berth -n '__berth_at \'runtime init\'' -l skip -x -d 'Leave this package of the environment out'
complete -c berth -n '__berth_at \'runtime init\'' -l from-index -x -d 'Take this package from the index though nothing tells that it is from there, or though it is pip, setuptools or wheel'
complete -c berth -n '__berth_at \'runtime init\'' -l wheel -x -a '(__berth_complete paths)' -d 'Take this wheel in the place of an installed package'
complete -c berth -n '__berth_at \'runtime init\'' -l include-local-wheels -l include-local-wheel -d 'Take every wheel on this computer that a package was installed from'
complete -c berth -n '__berth_at \'runtime init\'' -l allow-conflicts -d 'Take packages as they are though their requirements contradict each other'
complete -c berth -n '__berth_at \'runtime init\'' -l base -x -a '(__berth_complete locations)' -d 'The image to put the packages on'
complete -c berth -n '__berth_at \'runtime init\'' -l platform -x -a 'linux/amd64 linux/arm64' -d 'What to lock the environment for'
complete -c berth -n '__berth_at \'runtime init\'' -l offline -d 'Ask no server while locking'
complete -c berth -n '__berth_at \'runtime init\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime init\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime init\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_below \'runtime quickstart\'' -a shell -d 'Write a first runtime.yaml, and make its environment on this computer'
complete -c berth -n '__berth_below \'runtime quickstart\'' -a uri -d 'Make the folder of a version again, to go on from, and its environment'
complete -c berth -n '__berth_at \'runtime quickstart\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime quickstart\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime quickstart shell\'' -s n -l name -x -d 'The name of the runtime'
complete -c berth -n '__berth_at \'runtime quickstart shell\'' -s p -l python-env -x -a 'venv conda' -d 'What manages the environment'
complete -c berth -n '__berth_at \'runtime quickstart shell\'' -l python -x -a '3.7 3.8 3.9 3.10 3.11 3.12 3.13 3.14' -d 'The Python version'
complete -c berth -n '__berth_at \'runtime quickstart shell\'' -s dce -l disable-create-env -d 'Write runtime.yaml only'
complete -c berth -n '__berth_at \'runtime quickstart shell\'' -s i -l interactive -d 'Ask for the name and the mode where they are not given'
complete -c berth -n '__berth_at \'runtime quickstart shell\'' -s f -l force -d 'Replace a runtime.yaml that is there'
complete -c berth -n '__berth_at \'runtime quickstart shell\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime quickstart shell\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime quickstart uri\'' -s n -l name -x -d 'Another name for the runtime in that folder'
complete -c berth -n '__berth_at \'runtime quickstart uri\'' -s dr -l disable-restore -d 'Make the folder only'
complete -c berth -n '__berth_at \'runtime quickstart uri\'' -s f -l force -d 'Put the files among others that are there, in place of those of their names'
complete -c berth -n '__berth_at \'runtime quickstart uri\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime quickstart uri\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime check\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime check\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime check\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime lock\'' -l check -d 'Fail when runtime.lock does not fit runtime.yaml, saying why'
complete -c berth -n '__berth_at \'runtime lock\'' -l platform -x -a 'linux/amd64 linux/arm64' -d 'Lock for this platform too'
complete -c berth -n '__berth_at \'runtime lock\'' -l upgrade -d 'Let every package move to its newest version'
complete -c berth -n '__berth_at \'runtime lock\'' -l upgrade-package -x -d 'Let this package move to its newest version'
complete -c berth -n '__berth_at \'runtime lock\'' -l offline -d 'Ask no server'
complete -c berth -n '__berth_at \'runtime lock\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime lock\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime lock\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime plan\'' -l locked -d 'Fail when runtime.lock does not fit runtime.yaml'
complete -c berth -n '__berth_at \'runtime plan\'' -l frozen -d 'Use runtime.lock as it is, without asking'
complete -c berth -n '__berth_at \'runtime plan\'' -l upgrade -d 'Let every package move to its newest version'
complete -c berth -n '__berth_at \'runtime plan\'' -l upgrade-package -x -d 'Let this package move to its newest version'
complete -c berth -n '__berth_at \'runtime plan\'' -l offline -d 'Ask no server'
complete -c berth -n '__berth_at \'runtime plan\'' -l platform -x -a 'linux/amd64 linux/arm64' -d 'The image\'s platform'
complete -c berth -n '__berth_at \'runtime plan\'' -l no-cache -d 'Assemble every layer anew'
complete -c berth -n '__berth_at \'runtime plan\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime plan\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime plan\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime build\'' -l to -x -a '(__berth_complete locations)' -d 'Where the image goes'
complete -c berth -n '__berth_at \'runtime build\'' -s t -l tag -x -d 'Tag the runtime and its image with `1.0`, or call the image `acme/demo:1.0`'
complete -c berth -n '__berth_at \'runtime build\'' -l locked -d 'Fail when runtime.lock does not fit runtime.yaml'
complete -c berth -n '__berth_at \'runtime build\'' -l frozen -d 'Use runtime.lock as it is, without asking'
complete -c berth -n '__berth_at \'runtime build\'' -l upgrade -d 'Let every package move to its newest version'
complete -c berth -n '__berth_at \'runtime build\'' -l upgrade-package -x -d 'Let this package move to its newest version'
complete -c berth -n '__berth_at \'runtime build\'' -l offline -d 'Ask no server'
complete -c berth -n '__berth_at \'runtime build\'' -l platform -x -a 'linux/amd64 linux/arm64' -d 'The image\'s platform'
complete -c berth -n '__berth_at \'runtime build\'' -l no-cache -d 'Assemble every layer anew'
complete -c berth -n '__berth_at \'runtime build\'' -l secret -x -d 'A file below /run/secrets while `commands` run, and in no layer'
complete -c berth -n '__berth_at \'runtime build\'' -l network -x -d 'The network that `commands` are in'
complete -c berth -n '__berth_at \'runtime build\'' -l venv -x -a '(__berth_complete folders)' -d 'Build this virtual environment, as it is'
complete -c berth -n '__berth_at \'runtime build\'' -l conda -x -a '(__berth_complete conda-names)' -d 'Build the conda environment of this name'
complete -c berth -n '__berth_at \'runtime build\'' -l conda-prefix -x -a '(__berth_complete folders)' -d 'Build the conda environment in this folder'
complete -c berth -n '__berth_at \'runtime build\'' -l shell -d 'Build the environment that this shell has active'
complete -c berth -n '__berth_at \'runtime build\'' -l docker -x -a '(__berth_complete locations)' -d 'Build a runtime that is this image and nothing more'
complete -c berth -n '__berth_at \'runtime build\'' -s o -l output -x -a '(__berth_complete folders)' -d 'Where the environment\'s runtime.yaml goes'
complete -c berth -n '__berth_at \'runtime build\'' -l name -x -d 'The name of the environment\'s runtime'
complete -c berth -n '__berth_at \'runtime build\'' -l force -d 'Replace a runtime.yaml that is there'
complete -c berth -n '__berth_at \'runtime build\'' -l skip -x -d 'Leave this package of the environment out'
complete -c berth -n '__berth_at \'runtime build\'' -l from-index -x -d 'Take this package from the index though nothing tells that it is from there, or though it is pip, setuptools or wheel'
complete -c berth -n '__berth_at \'runtime build\'' -l wheel -x -a '(__berth_complete paths)' -d 'Take this wheel in the place of an installed package'
complete -c berth -n '__berth_at \'runtime build\'' -l include-local-wheels -l include-local-wheel -d 'Take every wheel on this computer that a package was installed from'
complete -c berth -n '__berth_at \'runtime build\'' -l allow-conflicts -d 'Take packages as they are though their requirements contradict each other'
complete -c berth -n '__berth_at \'runtime build\'' -l base -x -a '(__berth_complete locations)' -d 'The image to put the packages on'
complete -c berth -n '__berth_at \'runtime build\'' -l dry-run -d 'Show the plan, and make nothing'
complete -c berth -n '__berth_at \'runtime build\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime build\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime build\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime restore\'' -l prefix -x -a '(__berth_complete folders)' -d 'Where the environment is made'
complete -c berth -n '__berth_at \'runtime restore\'' -l python -x -a '(__berth_complete paths)' -d 'The Python it stands on, or the folder of one'
complete -c berth -n '__berth_at \'runtime restore\'' -l force -d 'Lose what was changed by hand in an environment that is there'
complete -c berth -n '__berth_at \'runtime restore\'' -l locked -d 'Fail when runtime.lock does not fit runtime.yaml'
complete -c berth -n '__berth_at \'runtime restore\'' -l frozen -d 'Use runtime.lock as it is, without asking'
complete -c berth -n '__berth_at \'runtime restore\'' -l upgrade -d 'Let every package move to its newest version'
complete -c berth -n '__berth_at \'runtime restore\'' -l upgrade-package -x -d 'Let this package move to its newest version'
complete -c berth -n '__berth_at \'runtime restore\'' -l offline -d 'Ask no server'
complete -c berth -n '__berth_at \'runtime restore\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime restore\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime restore\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime activate\'' -l locked -d 'Fail when runtime.lock does not fit runtime.yaml'
complete -c berth -n '__berth_at \'runtime activate\'' -l frozen -d 'Use runtime.lock as it is, without asking'
complete -c berth -n '__berth_at \'runtime activate\'' -l upgrade -d 'Let every package move to its newest version'
complete -c berth -n '__berth_at \'runtime activate\'' -l upgrade-package -x -d 'Let this package move to its newest version'
complete -c berth -n '__berth_at \'runtime activate\'' -l offline -d 'Ask no server'
complete -c berth -n '__berth_at \'runtime activate\'' -l script -x -a 'sh bash zsh fish powershell' -d 'Print the path of the script that activates it when SHELL sources it'
complete -c berth -n '__berth_at \'runtime activate\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime activate\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime activate\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime switch\'' -l locked -d 'Fail when runtime.lock does not fit runtime.yaml'
complete -c berth -n '__berth_at \'runtime switch\'' -l frozen -d 'Use runtime.lock as it is, without asking'
complete -c berth -n '__berth_at \'runtime switch\'' -l upgrade -d 'Let every package move to its newest version'
complete -c berth -n '__berth_at \'runtime switch\'' -l upgrade-package -x -d 'Let this package move to its newest version'
complete -c berth -n '__berth_at \'runtime switch\'' -l offline -d 'Ask no server'
complete -c berth -n '__berth_at \'runtime switch\'' -l script -x -a 'sh bash zsh fish powershell' -d 'Print the path of the script that activates it when SHELL sources it'
complete -c berth -n '__berth_at \'runtime switch\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime switch\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime switch\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime deactivate\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime deactivate\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime deactivate\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime run\'' -l locked -d 'Fail when runtime.lock does not fit runtime.yaml'
complete -c berth -n '__berth_at \'runtime run\'' -l frozen -d 'Use runtime.lock as it is, without asking'
complete -c berth -n '__berth_at \'runtime run\'' -l upgrade -d 'Let every package move to its newest version'
complete -c berth -n '__berth_at \'runtime run\'' -l upgrade-package -x -d 'Let this package move to its newest version'
complete -c berth -n '__berth_at \'runtime run\'' -l offline -d 'Ask no server'
complete -c berth -n '__berth_at \'runtime run\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime run\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime list\'' -s a -l all -d 'List every version, and not the latest only'
complete -c berth -n '__berth_at \'runtime list\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime list\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime list\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime info\'' -l show -x -a 'basic layers runtime_yaml lock manifest config all' -d 'basic, layers, runtime_yaml, lock, manifest, config, all'
complete -c berth -n '__berth_at \'runtime info\'' -l platform -x -a 'linux/amd64 linux/arm64' -d 'Whose manifest and config'
complete -c berth -n '__berth_at \'runtime info\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime info\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime info\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime history\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime history\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime history\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime tree\'' -l platform -x -a 'linux/amd64 linux/arm64' -d 'The image\'s platform'
complete -c berth -n '__berth_at \'runtime tree\'' -l layers -d 'Show the layers only, and not what is in them'
complete -c berth -n '__berth_at \'runtime tree\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime tree\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime tree\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime diff\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime diff\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime diff\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime tag\'' -s r -l remove -d 'Take these tags away'
complete -c berth -n '__berth_at \'runtime tag\'' -s l -l list -d 'List the tags of NAME, or of the one version that is named'
complete -c berth -n '__berth_at \'runtime tag\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime tag\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime tag\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime remove\'' -s a -l all -d 'Remove all versions of each NAME'
complete -c berth -n '__berth_at \'runtime remove\'' -l purge -l force -d 'Delete for good'
complete -c berth -n '__berth_at \'runtime remove\'' -s y -l yes -d 'Do not ask'
complete -c berth -n '__berth_at \'runtime remove\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime remove\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime remove\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime recover\'' -s l -l list -d 'List what the recycle bin has'
complete -c berth -n '__berth_at \'runtime recover\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime recover\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime recover\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime extract\'' -l target-dir -x -a '(__berth_complete folders)' -d 'The folder to make'
complete -c berth -n '__berth_at \'runtime extract\'' -s f -l force -d 'Put the files among others that are there, in place of those of their names'
complete -c berth -n '__berth_at \'runtime extract\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime extract\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime extract\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime dockerize\'' -s o -l output -x -a '(__berth_complete folders)' -d 'The folder to make'
complete -c berth -n '__berth_at \'runtime dockerize\'' -l base -x -d 'The image to begin with'
complete -c berth -n '__berth_at \'runtime dockerize\'' -l with-wheels -d 'Put every wheel there, so that the build asks no package index'
complete -c berth -n '__berth_at \'runtime dockerize\'' -l platform -x -a 'linux/amd64 linux/arm64' -d 'Of those that are locked'
complete -c berth -n '__berth_at \'runtime dockerize\'' -s f -l force -d 'Replace what an earlier dockerize wrote'
complete -c berth -n '__berth_at \'runtime dockerize\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime dockerize\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime dockerize\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runtime verify\'' -l image -x -a '(__berth_complete locations)' -d 'The image'
complete -c berth -n '__berth_at \'runtime verify\'' -l prefix -x -a '(__berth_complete folders)' -d 'The environment'
complete -c berth -n '__berth_at \'runtime verify\'' -l platform -x -a 'linux/amd64 linux/arm64' -d 'Only for this platform'
complete -c berth -n '__berth_at \'runtime verify\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runtime verify\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runtime verify\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'run\'' -l action -x -a 'job serve build deploy' -d 'What is done'
complete -c berth -n '__berth_at \'run\'' -l task -x -a '(__berth_complete paths)' -d 'A file with the task, which counts more than function.yaml'
complete -c berth -n '__berth_at \'run\'' -s e -l env -x -d 'A variable of the container'
complete -c berth -n '__berth_at \'run\'' -l env-file -x -a '(__berth_complete paths)' -d 'A file with a NAME=VALUE in each line'
complete -c berth -n '__berth_at \'run\'' -s v -l volume -x -a '(__berth_complete paths)' -d 'A folder'
complete -c berth -n '__berth_at \'run\'' -l cpus -x -d 'How many processors it gets at most'
complete -c berth -n '__berth_at \'run\'' -s m -l memory -x -d 'How much memory it gets at most'
complete -c berth -n '__berth_at \'run\'' -l image -x -d 'The image, by its name'
complete -c berth -n '__berth_at \'run\'' -l runtime -x -a '(__berth_complete runtimes-or-paths)' -d 'The runtime whose image it is'
complete -c berth -n '__berth_at \'run\'' -l image-pull-policy -x -d 'When the image is fetched'
complete -c berth -n '__berth_at \'run\'' -l base-image -x -d 'For build'
complete -c berth -n '__berth_at \'run\'' -l instruction -x -d 'For build'
complete -c berth -n '__berth_at \'run\'' -l replicas -x -d 'For serve and deploy'
complete -c berth -n '__berth_at \'run\'' -s p -l service-port -x -d 'For serve'
complete -c berth -n '__berth_at \'run\'' -l service-type -x -d 'For serve'
complete -c berth -n '__berth_at \'run\'' -l service-name -x -d 'For serve'
complete -c berth -n '__berth_at \'run\'' -l run-as-user -x -d 'The user who runs the program'
complete -c berth -n '__berth_at \'run\'' -l run-as-group -x -d 'The group that runs the program'
complete -c berth -n '__berth_at \'run\'' -l fs-group -x -d 'The group that the volumes belong to'
complete -c berth -n '__berth_at \'run\'' -l node-selector -x -d 'A label that the computer must have'
complete -c berth -n '__berth_at \'run\'' -l toleration -x -d 'A taint that does not keep it away, as YAML'
complete -c berth -n '__berth_at \'run\'' -l affinity -x -d 'What it shall be near to, and far from, as YAML'
complete -c berth -n '__berth_at \'run\'' -l runtime-class -x -d 'How containers are run, on Kubernetes'
complete -c berth -n '__berth_at \'run\'' -l priority-class -x -d 'How important it is, on Kubernetes'
complete -c berth -n '__berth_at \'run\'' -l profile -x -d 'The profile that it is run with'
complete -c berth -n '__berth_at \'run\'' -l profile-file -x -a '(__berth_complete paths)' -d 'The file of the profile'
complete -c berth -n '__berth_at \'run\'' -l set -x -d 'Any other value by its name in files'
complete -c berth -n '__berth_at \'run\'' -s d -l detach -d 'Start it, print its id, and let it go on alone'
complete -c berth -n '__berth_at \'run\'' -l timeout -x -d 'Stop it after this time'
complete -c berth -n '__berth_at \'run\'' -l keep -d 'Keep its container and what it wrote after its end'
complete -c berth -n '__berth_at \'run\'' -l name -x -d 'What its container is called'
complete -c berth -n '__berth_at \'run\'' -s i -l interactive -d 'Send it what is typed, too, and not only what is piped'
complete -c berth -n '__berth_at \'run\'' -s t -l tty -d 'Give it a terminal'
complete -c berth -n '__berth_at \'run\'' -l secret -x -d 'A file below /run/secrets'
complete -c berth -n '__berth_at \'run\'' -l secret-env -x -d 'Make this secret a variable too, which shows when the container is inspected'
complete -c berth -n '__berth_at \'run\'' -l gpus -x -d 'GPUs'
complete -c berth -n '__berth_at \'run\'' -l shm-size -x -d 'The size of /dev/shm'
complete -c berth -n '__berth_at \'run\'' -l network -x -d 'The network it is in'
complete -c berth -n '__berth_at \'run\'' -l read-only -d 'Let it write nothing but its volumes'
complete -c berth -n '__berth_at \'run\'' -l allow-new-privileges -d 'Let its programs become more than who started them, as sudo does'
complete -c berth -n '__berth_at \'run\'' -l allow-host-path -d 'Let volumes be folders that give power over this computer'
complete -c berth -n '__berth_at \'run\'' -l wait -x -d 'For serve'
complete -c berth -n '__berth_at \'run\'' -l wait-timeout -x -d 'For serve and deploy'
complete -c berth -n '__berth_at \'run\'' -l attach -d 'For serve and deploy'
complete -c berth -n '__berth_at \'run\'' -l address -x -d 'For serve'
complete -c berth -n '__berth_at \'run\'' -l no-cache -d 'For build'
complete -c berth -n '__berth_at \'run\'' -l explain -d 'Show every value and where it came from, and run nothing'
complete -c berth -n '__berth_at \'run\'' -l strict -d 'Fail where a value would do nothing, or something else than it says'
complete -c berth -n '__berth_at \'run\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'run\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'run\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_below \'runs\'' -a list -d 'List the runs that the Docker Engine knows, newest first'
complete -c berth -n '__berth_below \'runs\'' -a show -d 'Show all that is known of a run'
complete -c berth -n '__berth_below \'runs\'' -a logs -d 'Print what a run wrote, to the same two streams'
complete -c berth -n '__berth_below \'runs\'' -a stop -d 'Ask runs to end, and end those that do not'
complete -c berth -n '__berth_below \'runs\'' -a remove -d 'Remove runs that have ended, with what they wrote'
complete -c berth -n '__berth_at \'runs\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runs\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runs list\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runs list\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runs list\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runs show\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'runs show\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runs show\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runs logs\'' -s f -l follow -d 'Go on until the run ends'
complete -c berth -n '__berth_at \'runs logs\'' -s n -l tail -x -d 'Only so many lines from the end'
complete -c berth -n '__berth_at \'runs logs\'' -l since -x -d 'Only what is not older'
complete -c berth -n '__berth_at \'runs logs\'' -s t -l timestamps -d 'Begin each line with its time'
complete -c berth -n '__berth_at \'runs logs\'' -l replica -x -d 'Of a run of many containers, only this one'
complete -c berth -n '__berth_at \'runs logs\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runs logs\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runs stop\'' -l grace -x -d 'How long a run may take for its end'
complete -c berth -n '__berth_at \'runs stop\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runs stop\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'runs remove\'' -l ended -d 'All that have ended'
complete -c berth -n '__berth_at \'runs remove\'' -s f -l force -d 'Also those that have not, which are killed'
complete -c berth -n '__berth_at \'runs remove\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'runs remove\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_below \'cache\'' -a size -d 'Show how much there is in the store, by kind, and how much nothing needs'
complete -c berth -n '__berth_below \'cache\'' -a prune -d 'Remove from the store what nothing needs'
complete -c berth -n '__berth_at \'cache\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'cache\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'cache size\'' -l unused-for -x -d 'When environments of versions that are not in the store are not needed any more'
complete -c berth -n '__berth_at \'cache size\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'cache size\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'cache size\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'cache prune\'' -l dry-run -d 'Show what would be removed, and remove nothing'
complete -c berth -n '__berth_at \'cache prune\'' -l downloads -d 'Also remove what can be fetched again'
complete -c berth -n '__berth_at \'cache prune\'' -l removed-before -x -d 'Also purge versions that were removed longer ago than this, such as 30d, 12h or 0d'
complete -c berth -n '__berth_at \'cache prune\'' -l unused-for -x -d 'Remove environments of versions that are not in the store when nobody used them for so long'
complete -c berth -n '__berth_at \'cache prune\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'cache prune\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'cache prune\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'doctor\'' -l format -x -a 'text json' -d 'How to write the answer'
complete -c berth -n '__berth_at \'doctor\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'doctor\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'shell-init\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'shell-init\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'completion\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'completion\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'schema\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'schema\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
complete -c berth -n '__berth_at \'help\'' -s h -l help -d 'Show this help'
complete -c berth -n '__berth_at \'help\'' -s q -l quiet -d 'Say nothing but answers, warnings and errors'
