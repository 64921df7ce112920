# Read by a zsh that `berth runtime activate` starts, since ZDOTDIR is this folder. It has to be so
# again after the user's own .zshenv, which may set it, since zsh looks for .zshrc there.
if [[ -n "${BERTH_ZDOTDIR+set}" ]]; then
  ZDOTDIR=$BERTH_ZDOTDIR
else
  \unset ZDOTDIR
fi
if [[ -r "${ZDOTDIR-$HOME}/.zshenv" ]]; then
  \builtin . "${ZDOTDIR-$HOME}/.zshenv"
fi
if [[ -n "${ZDOTDIR+set}" ]]; then
  BERTH_ZDOTDIR=$ZDOTDIR
else
  \unset BERTH_ZDOTDIR
fi
ZDOTDIR=@folder@
