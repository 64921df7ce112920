# Completes the words of `berth` in bash 3.2 and newer, with the package bash-completion or without.
# Generated from the commands: do not edit.

# What can be said after the command $1 (`runtime build`): the commands below it, aliases of these
# (ALIAS=COMMAND), options, those with a value (OPTION=WHAT), and arguments (WHAT; with `...`: and all
# that follow). WHAT completes a word: `paths`, `runtimes` and the like, or words with commas between them.
_berth_grammar() {
  commands='' aliases='' options='' values='' arguments=''
  case $1 in
    '')
      commands='runtime run runs cache doctor shell-init completion schema help'
      aliases='rt=runtime'
      options='-h --help -V --version -q --quiet'
      ;;
    'runtime')
      commands='init quickstart check lock plan build restore activate switch deactivate run list info history tree diff tag remove recover extract dockerize verify'
      aliases='qs=quickstart ls=list rm=remove'
      options='-h --help -q --quiet'
      ;;
    'runtime init')
      options='--force --include-local-wheels --include-local-wheel --allow-conflicts --offline -h --help -q --quiet'
      values='--from=environments --name=nothing --python=3.7,3.8,3.9,3.10,3.11,3.12,3.13,3.14 --skip=nothing --from-index=nothing --wheel=paths --base=locations --platform=linux/amd64,linux/arm64 --format=text,json'
      arguments='folders'
      ;;
    'runtime quickstart')
      commands='shell uri'
      options='-h --help -q --quiet'
      ;;
    'runtime quickstart shell')
      options='-dce --disable-create-env -i --interactive -f --force -h --help -q --quiet'
      values='-n=nothing --name=nothing -p=venv,conda --python-env=venv,conda --python=3.7,3.8,3.9,3.10,3.11,3.12,3.13,3.14'
      arguments='paths'
      ;;
    'runtime quickstart uri')
      options='-dr --disable-restore -f --force -h --help -q --quiet'
      values='-n=nothing --name=nothing'
      arguments='runtimes paths'
      ;;
    'runtime check')
      options='-h --help -q --quiet'
      values='--format=text,json'
      arguments='paths'
      ;;
    'runtime lock')
      options='--check --upgrade --offline -h --help -q --quiet'
      values='--platform=linux/amd64,linux/arm64 --upgrade-package=nothing --format=text,json'
      arguments='paths'
      ;;
    'runtime plan')
      options='--locked --frozen --upgrade --offline --no-cache -h --help -q --quiet'
      values='--upgrade-package=nothing --platform=linux/amd64,linux/arm64 --format=text,json'
      arguments='paths'
      ;;
    'runtime build')
      options='--locked --frozen --upgrade --offline --no-cache --shell --force --include-local-wheels --include-local-wheel --allow-conflicts --dry-run -h --help -q --quiet'
      values='--to=locations -t=nothing --tag=nothing --upgrade-package=nothing --platform=linux/amd64,linux/arm64 --secret=nothing --network=nothing --venv=folders --conda=conda-names --conda-prefix=folders --docker=locations -o=folders --output=folders --name=nothing --skip=nothing --from-index=nothing --wheel=paths --base=locations --format=text,json'
      arguments='paths'
      ;;
    'runtime restore')
      options='--force --locked --frozen --upgrade --offline -h --help -q --quiet'
      values='--prefix=folders --python=paths --upgrade-package=nothing --format=text,json'
      arguments='runtimes-or-paths'
      ;;
    'runtime activate')
      options='--locked --frozen --upgrade --offline -h --help -q --quiet'
      values='--upgrade-package=nothing --script=sh,bash,zsh,fish,powershell --format=text,json'
      arguments='runtimes-or-paths'
      ;;
    'runtime switch')
      options='--locked --frozen --upgrade --offline -h --help -q --quiet'
      values='--upgrade-package=nothing --script=sh,bash,zsh,fish,powershell --format=text,json'
      arguments='runtimes-or-paths'
      ;;
    'runtime deactivate')
      options='-h --help -q --quiet'
      values='--format=text,json'
      ;;
    'runtime run')
      options='--locked --frozen --upgrade --offline -h --help -q --quiet'
      values='--upgrade-package=nothing'
      arguments='runtimes-or-paths program...'
      ;;
    'runtime list')
      options='-a --all -h --help -q --quiet'
      values='--format=text,json'
      arguments='runtimes'
      ;;
    'runtime info')
      options='-h --help -q --quiet'
      values='--show=basic,layers,runtime_yaml,lock,manifest,config,all --platform=linux/amd64,linux/arm64 --format=text,json'
      arguments='runtimes-or-paths'
      ;;
    'runtime history')
      options='-h --help -q --quiet'
      values='--format=text,json'
      arguments='runtimes'
      ;;
    'runtime tree')
      options='--layers -h --help -q --quiet'
      values='--platform=linux/amd64,linux/arm64 --format=text,json'
      arguments='runtimes-or-paths'
      ;;
    'runtime diff')
      options='-h --help -q --quiet'
      values='--format=text,json'
      arguments='runtimes-or-paths runtimes-or-paths'
      ;;
    'runtime tag')
      options='-r --remove -l --list -h --help -q --quiet'
      values='--format=text,json'
      arguments='runtimes nothing...'
      ;;
    'runtime remove')
      options='-a --all --purge --force -y --yes -h --help -q --quiet'
      values='--format=text,json'
      arguments='runtimes...'
      ;;
    'runtime recover')
      options='-l --list -h --help -q --quiet'
      values='--format=text,json'
      arguments='removed-runtimes'
      ;;
    'runtime extract')
      options='-f --force -h --help -q --quiet'
      values='--target-dir=folders --format=text,json'
      arguments='runtimes'
      ;;
    'runtime dockerize')
      options='--with-wheels -f --force -h --help -q --quiet'
      values='-o=folders --output=folders --base=nothing --platform=linux/amd64,linux/arm64 --format=text,json'
      arguments='runtimes-or-paths'
      ;;
    'runtime verify')
      options='-h --help -q --quiet'
      values='--image=locations --prefix=folders --platform=linux/amd64,linux/arm64 --format=text,json'
      arguments='runtimes-or-paths'
      ;;
    'run')
      options='-d --detach --keep -i --interactive -t --tty --read-only --allow-new-privileges --allow-host-path --attach --no-cache --explain --strict -h --help -q --quiet'
      values='--action=job,serve,build,deploy --task=paths -e=nothing --env=nothing --env-file=paths -v=paths --volume=paths --cpus=nothing -m=nothing --memory=nothing --image=nothing --runtime=runtimes-or-paths --image-pull-policy=nothing --base-image=nothing --instruction=nothing --replicas=nothing -p=nothing --service-port=nothing --service-type=nothing --service-name=nothing --run-as-user=nothing --run-as-group=nothing --fs-group=nothing --node-selector=nothing --toleration=nothing --affinity=nothing --runtime-class=nothing --priority-class=nothing --profile=nothing --profile-file=paths --set=nothing --timeout=nothing --name=nothing --secret=nothing --secret-env=nothing --gpus=nothing --shm-size=nothing --network=nothing --wait=nothing --wait-timeout=nothing --address=nothing --format=text,json'
      arguments='paths nothing...'
      ;;
    'runs')
      commands='list show logs stop remove'
      aliases='ls=list rm=remove'
      options='-h --help -q --quiet'
      ;;
    'runs list')
      options='-h --help -q --quiet'
      values='--format=text,json'
      ;;
    'runs show')
      options='-h --help -q --quiet'
      values='--format=text,json'
      arguments='runs'
      ;;
    'runs logs')
      options='-f --follow -t --timestamps -h --help -q --quiet'
      values='-n=nothing --tail=nothing --since=nothing --replica=nothing'
      arguments='runs'
      ;;
    'runs stop')
      options='-h --help -q --quiet'
      values='--grace=nothing'
      arguments='runs...'
      ;;
    'runs remove')
      options='--ended -f --force -h --help -q --quiet'
      arguments='runs...'
      ;;
    'cache')
      commands='size prune'
      options='-h --help -q --quiet'
      ;;
    'cache size')
      options='-h --help -q --quiet'
      values='--unused-for=nothing --format=text,json'
      ;;
    'cache prune')
      options='--dry-run --downloads -h --help -q --quiet'
      values='--removed-before=nothing --unused-for=nothing --format=text,json'
      ;;
    'doctor')
      options='-h --help -q --quiet'
      values='--format=text,json'
      ;;
    'shell-init')
      options='-h --help -q --quiet'
      arguments='bash,zsh,fish,powershell'
      ;;
    'completion')
      options='-h --help -q --quiet'
      arguments='bash,zsh,fish,powershell'
      ;;
    'schema')
      options='-h --help -q --quiet'
      arguments='runtime,function,task'
      ;;
    'help')
      options='-h --help -q --quiet'
      arguments='commands...'
      ;;
  esac
}

_berth() {
  COMPREPLY=()
  local IFS=$' \t\n'
  local words=() starts=() word='' quote='' kept=0
  _berth_scan "${COMP_LINE:0:COMP_POINT}"

  local commands aliases options values arguments path='' help=''
  _berth_grammar ''
  local i=1 given ended='' count=0 what=''
  while [ "$i" -lt ${#words[@]} ]; do
    given=${words[i]}
    i=$((i + 1))
    if [ -z "$ended" ] && [ "$given" = -- ]; then
      ended=yes
    elif [ -z "$ended" ] && [[ $given == -?* ]]; then
      if [[ $given != *=* ]] && _berth_what_follows "$given"; then
        if [ "$i" -lt ${#words[@]} ]; then what=''; fi
        i=$((i + 1))
      fi
    elif [ -n "$commands" ]; then
      _berth_enter "$given" || return 0
    else
      _berth_what_is_argument "$count"
      if [ "$what" = program ]; then
        _berth_program $((i - 1))
        return 0
      fi
      what=''
      count=$((count + 1))
    fi
  done

  local found=() prefix='' value=$word paths_from=''
  if [ -n "$what" ]; then
    _berth_find "$what"
  elif [ -z "$ended" ] && [[ $word == --*=* ]]; then
    prefix=${word%%=*}=
    value=${word#*=}
    if _berth_what_follows "${word%%=*}"; then _berth_find "$what"; fi
  elif [ -z "$ended" ] && [[ $word == -* ]]; then
    _berth_find_options
  elif [ -n "$commands" ]; then
    _berth_find_words "$commands"
  elif [ -z "$help" ]; then
    _berth_what_is_argument "$count"
    if [ "$what" = program ]; then
      _berth_program ${#words[@]}
      return 0
    fi
    if [ -n "$what" ]; then
      _berth_find "$what"
    elif [ -z "$word$ended" ]; then
      _berth_find_options
    fi
  fi
  _berth_reply
}

# Takes the line up to the cursor apart as the shell would, whatever COMP_WORDBREAKS has made of it:
# `words` before the one at the cursor and where they start, then `word`, the quote that is open in it,
# and how many letters of it are `kept`, because readline replaces only what is after them: after a letter
# of COMP_WORDBREAKS, but from `@` on, and from the start of a quote or after it while it is open.
_berth_scan() {
  local line=$1 i=0 letter begun='' start=0 before=0
  while [ "$i" -lt ${#line} ]; do
    letter=${line:i:1}
    if [ -z "$begun" ]; then start=$i; fi
    i=$((i + 1))
    if [ -n "$quote" ] && [ "$letter" = "$quote" ]; then
      quote=''
      kept=$before
    elif [ "$letter" = \\ ] && [ "$quote" != \' ]; then
      word+=${line:i:1}
      i=$((i + 1))
      begun=yes
    elif [ -n "$quote" ]; then
      word+=$letter
    elif [ "$letter" = \' ] || [ "$letter" = \" ]; then
      quote=$letter
      before=$kept
      kept=${#word}
      begun=yes
    elif [[ $letter == [[:space:]] ]]; then
      if [ -n "$begun" ]; then
        words+=("$word")
        starts+=("$start")
      fi
      word='' begun='' kept=0
    else
      begun=yes
      if [[ ${COMP_WORDBREAKS-} == *"$letter"* ]]; then
        kept=${#word}
        if [ "$letter" != @ ]; then kept=$((kept + 1)); fi
      fi
      word+=$letter
    fi
  done
  starts+=("$start")
}

# Goes on to the command that $1 means among `commands`: its name, an alias, or the beginning of one.
_berth_enter() {
  local name begun='' many='' meant=''
  for name in $commands $aliases; do
    case $name in
      "$1" | "$1="*) meant=${name#*=} ;;
      "$1"*)
        if [ -n "$begun" ] && [ "$begun" != "${name#*=}" ]; then many=yes; fi
        begun=${name#*=}
        ;;
    esac
  done
  if [ -z "$meant$many" ]; then meant=$begun; fi
  if [ -z "$meant" ]; then return 1; fi
  path=${path:+$path }$meant
  _berth_grammar "$path"
  if [ "$arguments" = commands... ]; then
    path='' help=yes
    _berth_grammar ''
  fi
}

# What completes the value of option $1; fails when none follows it.
_berth_what_follows() {
  local option
  for option in $values; do
    if [ "${option%%=*}" = "$1" ]; then
      what=${option#*=}
      return 0
    fi
  done
  return 1
}

# What completes the argument after $1 others.
_berth_what_is_argument() {
  local argument at=0
  what=''
  for argument in $arguments; do
    if [ "$at" -eq "$1" ] || [[ $argument == *... && $at -lt $1 ]]; then what=${argument%...}; fi
    at=$((at + 1))
  done
}

_berth_find() {
  case $1 in
    nothing) ;;
    paths | folders) _berth_find_paths "$1" ;;
    runtimes) _berth_find_runtimes versions ;;
    removed-runtimes) _berth_find_runtimes removed ;;
    runtimes-or-paths)
      _berth_find_runtimes versions
      _berth_find_paths paths
      ;;
    locations)
      case $value in
        oci:* | oci-archive:* | docker-archive:*) _berth_find_after_colon paths ;;
        *) _berth_find_words 'docker-daemon: oci: oci-archive: docker-archive:' ;;
      esac
      ;;
    environments)
      case $value in
        venv:* | conda-prefix:*) _berth_find_after_colon folders ;;
        conda:*) _berth_find_after_colon conda-names ;;
        docker:*) _berth_find_after_colon locations ;;
        *) _berth_find_words 'shell venv: conda: conda-prefix: docker:' ;;
      esac
      ;;
    conda-names) _berth_find_words "$(_berth_list_conda_names)" ;;
    runs) _berth_find_words "$(_berth_list_runs)" ;;
    *) _berth_find_words "${1//,/ }" ;;
  esac
}

_berth_find_after_colon() {
  prefix+=${value%%:*}:
  value=${value#*:}
  _berth_find "$1"
}

# What conda itself knows of its environments, by the names that these have in a folder `envs`.
_berth_list_conda_names() {
  local line list=${HOME-}/.conda/environments.txt
  if [ -r "$list" ]; then
    while IFS= read -r line; do
      if [[ $line == */envs/* ]]; then printf '%s\n' "${line##*/}"; fi
    done <"$list"
  fi
}

# The runs that the Engine knows, once each though a run may have many containers.
_berth_list_runs() {
  local engine=docker
  type docker >/dev/null 2>&1 || engine=podman
  "$engine" ps -a --filter label=dev.berth.run --format '{{.Label "dev.berth.run"}}' 2>/dev/null | sort -u
}

_berth_find_words() {
  local each
  for each in $1; do
    if [[ $each == "$value"* ]]; then found+=("$prefix$each"); fi
  done
}

_berth_find_options() {
  local option
  for option in $options $values; do
    option=${option%%=*}
    if [[ $option == "$value"* && (-n $value || $option == --*) ]]; then found+=("$option"); fi
  done
}

_berth_find_runtimes() {
  local each store=${BERTH_HOME:-${XDG_DATA_HOME:+$XDG_DATA_HOME/berth}}
  for each in $(_berth_list_runtimes "${store:-${HOME-}/.local/share/berth}/runtimes" "$1" "$value"); do
    found+=("$prefix$each")
  done
}

# Reads the store itself: NAME, and the NAME:TAG or NAME@VERSION of the one that is meant. Case makes no
# difference in names.
_berth_list_runtimes() (
  set +eu +f
  GLOBIGNORE=''
  shopt -u failglob dotglob
  shopt -s nullglob nocasematch
  name=${3%%[:@]*}
  for folder in "$1"/*; do
    versions=("$folder/$2"/*)
    if [[ ${#versions[@]} -eq 0 || ${folder##*/} != "$name"* ]]; then continue; fi
    case $3 in
      *[:@]*) if [[ ${folder##*/} != "$name" ]]; then continue; fi ;;
      *) printf '%s\n' "${folder##*/}" ;;
    esac
    if [[ ${folder##*/} == "$name" ]]; then
      for version in "${versions[@]}"; do
        version=$name@${version##*/}
        if [[ $3 == *@* && $version == "$3"* ]]; then printf '%s\n' "${version:0:${#name}+13}"; fi
      done
      tag='"([A-Za-z0-9_][A-Za-z0-9_.-]*)":"sha256:([0-9a-f]{64})"'
      text=$(cat "$folder/tags.json" 2>/dev/null)
      while [[ $text =~ $tag ]]; do
        text=${text#*"${BASH_REMATCH[0]}"}
        if [[ -e $folder/$2/${BASH_REMATCH[2]} && $name:${BASH_REMATCH[1]} == "$3"* ]]; then
          printf '%s\n' "$name:${BASH_REMATCH[1]}"
        fi
      done
    fi
  done
)

_berth_find_paths() {
  local each
  while IFS= read -r each; do
    if [ -n "$each" ]; then
      found+=("$prefix$each")
      paths_from=${#prefix}
    fi
  done <<<"$(_berth_list_paths "$1" "$value")"
}

_berth_list_paths() (
  set +eu +f
  GLOBIGNORE=''
  shopt -u failglob dotglob nocaseglob
  shopt -s nullglob
  start=$2
  if [[ $2 == '~/'* ]]; then start=$HOME/${2#'~/'}; fi
  for path in "$start"*; do
    name=${path##*/}
    if [ "$name" = . ] || [ "$name" = .. ]; then continue; fi
    if [ -d "$path" ]; then
      printf '%s/\n' "${2%"${2##*/}"}$name"
    elif [ "$1" = paths ]; then
      printf '%s\n' "${2%"${2##*/}"}$name"
    fi
  done
)

# Hands over what was found. Readline quotes paths and marks folders, where it sees them as such; else we do.
_berth_reply() {
  local each quoted as_paths='' open=''
  if [ -n "$paths_from" ] && [ "$paths_from" = "$kept" ] && type compopt >/dev/null 2>&1; then
    as_paths=yes
    compopt -o filenames 2>/dev/null || as_paths=''
  fi
  for each in ${found[@]+"${found[@]}"}; do
    case $each in
      */ | *:) open=yes ;;
    esac
    each=${each:kept}
    if [ -n "$as_paths" ]; then
      each=${each%/}
    elif [ -z "$quote" ]; then
      printf -v quoted %q "$each"
      if [[ $each == '~/'* ]]; then quoted=\~${quoted#\\~}; fi
      each=$quoted
    fi
    COMPREPLY+=("$each")
  done
  if [ ${#found[@]} -eq 1 ] && [ -n "$open" ] && type compopt >/dev/null 2>&1; then
    compopt -o nospace 2>/dev/null || true
  fi
}

# The words from the one with number $1 on are another program's: its own completion knows them.
_berth_program() {
  local i=0 at=0 function
  for function in _comp_command_offset _command_offset; do
    if type "$function" >/dev/null 2>&1; then
      while [ "$i" -lt "$COMP_CWORD" ]; do
        while [[ ${COMP_LINE:at:1} == [[:space:]] ]]; do at=$((at + 1)); done
        if [ "$at" -ge "${starts[$1]}" ]; then break; fi
        at=$((at + ${#COMP_WORDS[i]}))
        i=$((i + 1))
      done
      "$function" "$i"
      return 0
    fi
  done
  local found=() prefix='' value=$word paths_from=''
  if [ "$1" -lt ${#words[@]} ] || [[ $word == */* ]]; then
    _berth_find_paths paths
  else
    local each
    for each in $(compgen -c -- "$word"); do found+=("$each"); done
  fi
  _berth_reply
}

complete -F _berth berth
