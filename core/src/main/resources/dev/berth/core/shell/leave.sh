# Leaves what is active. What is still as the activation set it goes back to what it was; what was
# changed since stays as it is: only our own entry goes from PATH, our own words from the prompt.
@leave@() {
  [ -z "${ZSH_VERSION-}" ] || \emulate -L sh
  if [ -n "${PS1+set}" ] && [ -n "${BERTH_SET_VIRTUAL_ENV_PROMPT-}" ]; then
    PS1=${PS1#"($BERTH_SET_VIRTUAL_ENV_PROMPT) "}
  fi
  _berth_bin=${BERTH_SET_VIRTUAL_ENV-}/bin
  while [ -n "${BERTH_CHANGED-}" ]; do
    _berth_name=${BERTH_CHANGED%% *}
    BERTH_CHANGED=${BERTH_CHANGED#"$_berth_name"}
    BERTH_CHANGED=${BERTH_CHANGED# }
    # The list comes from the environment, and its names are about to be evaluated.
    case $_berth_name in
      '' | [!A-Za-z_]* | *[!A-Za-z0-9_]*) continue ;;
    esac
    \eval "_berth_now=\${$_berth_name+x\$$_berth_name}
      _berth_ours=\${BERTH_SET_$_berth_name+x\$BERTH_SET_$_berth_name}
      _berth_was=\${BERTH_WAS_$_berth_name+x\$BERTH_WAS_$_berth_name}"
    if [ "$_berth_now" = "$_berth_ours" ]; then
      if [ -z "$_berth_was" ]; then
        \unset -v "$_berth_name"
      else
        \export "$_berth_name=${_berth_was#x}"
        case " ${BERTH_UNEXPORTED-} " in
          *" $_berth_name "*)
            if [ -n "${BASH_VERSION-}" ]; then
              \export -n "$_berth_name"
            elif [ -n "${ZSH_VERSION-}" ]; then
              \typeset -g +x "$_berth_name"
            else
              \unset -v "$_berth_name"
              \eval "$_berth_name=\${_berth_was#x}"
            fi
            ;;
        esac
      fi
    elif [ "$_berth_name" = PATH ]; then
      case ":${PATH-}:" in
        *":$_berth_bin:"*)
          _berth_now=":$PATH:"
          _berth_now=${_berth_now%%":$_berth_bin:"*}:${_berth_now#*":$_berth_bin:"}
          _berth_now=${_berth_now#:}
          PATH=${_berth_now%:}
          ;;
      esac
    fi
    \unset -v "BERTH_SET_$_berth_name" "BERTH_WAS_$_berth_name"
  done
  \unset -v BERTH_CHANGED BERTH_UNEXPORTED
  \unset -v _berth_name _berth_bin _berth_now _berth_ours _berth_was
}
