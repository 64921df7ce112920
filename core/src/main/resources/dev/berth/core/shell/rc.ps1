# Read by a PowerShell that `berth runtime activate` starts, after the user's own profile.
Remove-Item -Recurse -Force -LiteralPath @folder@
@function@
. @script@
