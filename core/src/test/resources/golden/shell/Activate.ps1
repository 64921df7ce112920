# The runtime demo@2a97516c354b for PowerShell.
# Run or source this file; `deactivate` leaves, and so does `berth runtime deactivate`.

# `deactivate` is ours exactly when this function is there.
if (Test-Path function:_berth_leave) {
    Remove-Item function:_berth_leave, function:deactivate
}

# Leaves what is active. What is still as the activation set it goes back to what it was; what was
# changed since stays as it is: only our own entry goes from PATH.
function global:_berth_leave {
    $separator = [string][IO.Path]::PathSeparator
    $bin = "$env:BERTH_SET_VIRTUAL_ENV/bin"
    # The list comes from the environment.
    foreach ($name in ("$env:BERTH_CHANGED" -split ' ' -match '^[A-Za-z_][A-Za-z0-9_]*$')) {
        $now = [Environment]::GetEnvironmentVariable($name)
        if ($now -ceq [Environment]::GetEnvironmentVariable("BERTH_SET_$name")) {
            $was = [Environment]::GetEnvironmentVariable("BERTH_WAS_$name")
            Set-Item -LiteralPath "env:$name" -Value $was
        } elseif ($name -ceq 'PATH' -and $now) {
            $entries = [System.Collections.Generic.List[string]]::new(
                [string[]]($now -split [regex]::Escape($separator)))
            [void]$entries.Remove($bin)
            $env:PATH = $entries -join $separator
        }
        Set-Item -LiteralPath "env:BERTH_SET_$name" -Value $null
        Set-Item -LiteralPath "env:BERTH_WAS_$name" -Value $null
    }
    $env:BERTH_CHANGED = $null
    $env:BERTH_UNEXPORTED = $null
    # Only while it is still ours: another one may have been put around it or in its place.
    if ((Test-Path function:_berth_prompt) -and "$function:prompt" -match '_berth_prompt') {
        Set-Item function:global:prompt $function:_berth_prompt
        Remove-Item function:_berth_prompt
    }
}

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

_berth_set PATH $(if ($env:PATH) { '/data/the environment/bin' + [IO.Path]::PathSeparator + $env:PATH } else { '/data/the environment/bin' })
_berth_set VIRTUAL_ENV '/data/the environment'
_berth_set VIRTUAL_ENV_PROMPT 'demo'
_berth_set BERTH_RUNTIME 'demo@2a97516c354b'
if ($null -ne $env:PYTHONHOME) { _berth_set PYTHONHOME $null }
_berth_set GREETING 'it''s $HOME, "quoted"
and a second line\'
_berth_set EMPTY ''

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
