# Leaves what is active. What is still as the activation set it goes back to what it was; what was
# changed since stays as it is: only our own entry goes from PATH.
function global:@leave@ {
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
