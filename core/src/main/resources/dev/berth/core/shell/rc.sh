# Read by a POSIX shell that `berth runtime activate` starts: $ENV names it.
\command rm -rf @folder@
if [ -n "${BERTH_ENV+set}" ]; then
  ENV=$BERTH_ENV
  \unset -v BERTH_ENV
  # POSIX: parameters in the value of ENV are expanded.
  if \eval "[ -r \"$ENV\" ]"; then
    \eval ". \"$ENV\""
  fi
else
  \unset -v ENV
fi
. @script@
