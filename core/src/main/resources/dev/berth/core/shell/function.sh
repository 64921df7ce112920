# Runs the real program: the one that printed this, or else the one on the PATH.
_berth_program() {
  if [ -x @program@ ]; then
    @program@ "$@"
  else
    \command berth "$@"
  fi
}

@leave@
# Sets _berth_script when latest of the runtime $1 is an environment that is there. Names in other
# forms, and paths, are the program's to find.
_berth_find() {
  case $1 in
    '' | [!a-z_]* | *[!a-z0-9_.-]*) return 0 ;;
  esac
  \builtin local "_berth_home=${BERTH_HOME-}" _berth_environment=
  [ -n "$_berth_home" ] || _berth_home=${XDG_DATA_HOME:+$XDG_DATA_HOME/berth}
  [ -n "$_berth_home" ] || _berth_home=${HOME-}/.local/share/berth
  [ -r "$_berth_home/active/$1" ] || return 0
  IFS= \builtin read -r _berth_environment <"$_berth_home/active/$1" || :
  if [ -n "$_berth_environment" ] && [ -r "$_berth_environment/berth-environment.json" ] &&
    [ -r "$_berth_environment/bin/activate" ]; then
    _berth_script=$_berth_environment/bin/activate
  fi
}

# `function`, since somebody may have an alias of this name. Names may be shortened as the program
# has it.
function berth {
  \builtin local _berth_verb= _berth_word= _berth_script= "_berth_before=${BERTH_RUNTIME-}"
  case "${1-} ${2-}" in
    'rt '* | 'runt '* | 'runti '* | 'runtim '* | 'runtime '*)
      case ${2-} in
        ac | act | acti | activ | activa | activat | activate) _berth_verb=activate ;;
        sw | swi | swit | switc | switch) _berth_verb=switch ;;
        de | dea | deac | deact | deacti | deactiv | deactiva | deactivat | deactivate)
          _berth_verb=deactivate
          ;;
      esac
      ;;
  esac
  for _berth_word in "$@"; do
    case $_berth_word in
      -h | --help | -V | --version | --format* | --script*) _berth_verb= ;;
    esac
  done
  if [ "$_berth_verb" = deactivate ] && [ "$#" -eq 2 ] && [ -n "${BERTH_CHANGED-}" ]; then
    _berth_shell_leave
    if \command -v _berth_leave >/dev/null 2>&1; then
      \unset -f _berth_leave deactivate
    fi
    return 0
  fi
  case $_berth_verb in
    '' | deactivate)
      _berth_program "$@"
      return
      ;;
  esac
  if [ "$#" -eq 3 ]; then
    _berth_find "$3"
  fi
  [ -n "$_berth_script" ] || _berth_script=$(_berth_program "$@" --script @shell@) || return
  \builtin . "$_berth_script"
  if [ "$_berth_verb" = activate ] && [ -n "$_berth_before" ] &&
    [ "$_berth_before" != "${BERTH_RUNTIME-}" ]; then
    \builtin printf '%s\n' "left \`$_berth_before\`, which was active" >&2
  fi
}
