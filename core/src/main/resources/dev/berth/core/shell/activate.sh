# The runtime @runtime@ for bash, zsh and other POSIX shells.
# Source this file; `deactivate` leaves, and so does `berth runtime deactivate`.

# `deactivate` is ours exactly when this function is there.
if \command -v _berth_leave >/dev/null 2>&1; then
  \unset -f _berth_leave deactivate
fi

@leave@
# Sets the variable $1 to $2, or unsets it when there is no $2, and writes down what it was.
_berth_set() {
  if [ -n "${ZSH_VERSION-}" ]; then
    \emulate -L sh
    \eval "_berth_flags=\${(t)$1-}"
    case $_berth_flags in
      *readonly*) _berth_flags=r ;;
      *export*) _berth_flags=x ;;
      *) _berth_flags= ;;
    esac
  elif [ -n "${BASH_VERSION-}" ]; then
    _berth_flags=$(\declare -p "$1" 2>/dev/null) || _berth_flags=
    _berth_flags=${_berth_flags#declare -}
    _berth_flags=${_berth_flags%% *}
  else
    _berth_flags=
    _berth_line='
'
    case $_berth_line$(\export -p) in
      *"${_berth_line}export $1="*) _berth_flags=x ;;
    esac
    case $_berth_line$(\readonly -p) in
      *"${_berth_line}readonly $1="* | *"${_berth_line}readonly $1${_berth_line}"*)
        _berth_flags=r ;;
    esac
  fi
  case $_berth_flags in
    *r*)
      \printf '%s\n' "warning: \`$1\` is read-only in this shell: it stays as it is" >&2
      return 0
      ;;
  esac
  \unset -v "BERTH_SET_$1" "BERTH_WAS_$1"
  if \eval "[ -n \"\${$1+set}\" ]"; then
    case $_berth_flags in
      *x*) \eval "\\export \"BERTH_WAS_$1=\$$1\"" ;;
      *)
        # What the user does not export, programs need not see.
        \eval "BERTH_WAS_$1=\$$1"
        \export "BERTH_UNEXPORTED=${BERTH_UNEXPORTED:+$BERTH_UNEXPORTED }$1"
        ;;
    esac
  fi
  \export "BERTH_CHANGED=${BERTH_CHANGED:+$BERTH_CHANGED }$1"
  if [ "$#" -eq 2 ]; then
    \export "$1=$2"
    # As the shell has it now: it may have made another of it.
    \eval "\\export \"BERTH_SET_$1=\$$1\""
  else
    \unset -v "$1"
  fi
}

[ -z "${BERTH_CHANGED-}" ] || _berth_leave

_berth_set PATH @bin@"${PATH:+:$PATH}"
_berth_set VIRTUAL_ENV @prefix@
_berth_set VIRTUAL_ENV_PROMPT '@name@'
_berth_set BERTH_RUNTIME '@runtime@'
[ -z "${PYTHONHOME+set}" ] || _berth_set PYTHONHOME
@variables@
if [ -n "${PS1+set}" ] && [ -z "${VIRTUAL_ENV_DISABLE_PROMPT-}" ]; then
  PS1='(@name@) '$PS1
fi

\unset -f _berth_set
\unset -v _berth_flags _berth_line
case $(\command -v deactivate) in
  # None, or a program, which cannot change this shell.
  '' | */*)
    \eval 'deactivate() {
      _berth_leave
      \unset -f _berth_leave deactivate
    }'
    ;;
  # Another environment's, which is active around us.
  *) \unset -f _berth_leave ;;
esac
