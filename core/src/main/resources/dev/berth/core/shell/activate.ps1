# The runtime @runtime@ for PowerShell.
# Run or source this file; `deactivate` leaves, and so does `berth runtime deactivate`.

# `deactivate` is ours exactly when this function is there.
if (Test-Path function:_berth_leave) {
    Remove-Item function:_berth_leave, function:deactivate
}

@leave@
# Sets a variable, or removes it when the value is null, and writes down what it was.
function _berth_set([string] $name, $value) {
    $was = [Environment]::GetEnvironmentVariable($name)
    Set-Item -LiteralPath "env:BERTH_WAS_$name" -Value $was
    Set-Item -LiteralPath "env:$name" -Value $value
    # As it is now: before PowerShell 7.5, an empty value removes the variable.
    $is = [Environment]::GetEnvironmentVariable($name)
    Set-Item -LiteralPath "env:BERTH_SET_$name" -Value $is
    $env:BERTH_CHANGED = "$env:BERTH_CHANGED $name".Trim()
}

if ($env:BERTH_CHANGED) {
    _berth_leave
}

_berth_set PATH $(if ($env:PATH) { @bin@ + [IO.Path]::PathSeparator + $env:PATH } else { @bin@ })
_berth_set VIRTUAL_ENV @prefix@
_berth_set VIRTUAL_ENV_PROMPT '@name@'
_berth_set BERTH_RUNTIME '@runtime@'
if ($null -ne $env:PYTHONHOME) { _berth_set PYTHONHOME $null }
@variables@
# One that is there still is part of a prompt which somebody made of ours.
if (-not $env:VIRTUAL_ENV_DISABLE_PROMPT -and (Test-Path function:prompt) -and
    -not (Test-Path function:_berth_prompt)) {
    Set-Item function:global:_berth_prompt $function:prompt
    function global:prompt {
        if ($env:BERTH_CHANGED) {
            Write-Host -NoNewline "($env:BERTH_SET_VIRTUAL_ENV_PROMPT) "
        }
        _berth_prompt
    }
}

if (Test-Path function:deactivate) {
    # Another environment's, which is active around us.
    Remove-Item function:_berth_leave
} else {
    function global:deactivate {
        _berth_leave
        Remove-Item function:_berth_leave, function:deactivate
    }
}
