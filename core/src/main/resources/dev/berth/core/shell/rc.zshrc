# The system's zshrc may have made names in ZDOTDIR, as macOS does.
if [[ -n "${BERTH_ZDOTDIR+set}" ]]; then
  [[ "${HISTFILE-}" != "$ZDOTDIR"/* ]] || HISTFILE=$BERTH_ZDOTDIR/${HISTFILE##*/}
  ZDOTDIR=$BERTH_ZDOTDIR
  \unset BERTH_ZDOTDIR
else
  [[ "${HISTFILE-}" != "$ZDOTDIR"/* ]] || HISTFILE=$HOME/${HISTFILE##*/}
  \unset ZDOTDIR
fi
\command rm -rf @folder@
if [[ -r "${ZDOTDIR-$HOME}/.zshrc" ]]; then
  \builtin . "${ZDOTDIR-$HOME}/.zshrc"
fi
@function@
\builtin . @script@
