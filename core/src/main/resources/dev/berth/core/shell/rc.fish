# Read by a fish that `berth runtime activate` starts, after the user's own files.
command rm -rf @folder@
@function@
source @script@
