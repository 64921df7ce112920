# Read by a bash that `berth runtime activate` starts, in place of ~/.bashrc.
\command rm -rf @folder@
if [ -r ~/.bashrc ]; then
  . ~/.bashrc
fi
@function@
\builtin . @script@
