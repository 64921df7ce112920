function global:_berth_program {
    $program = '/opt/it''s/berth'
    if ($program -and (Test-Path -LiteralPath $program)) {
        $program
    } else {
        (Get-Command berth -CommandType Application -ErrorAction Stop)[0].Source
    }
}
function global:_berth_shell_leave {
    $separator = [string][IO.Path]::PathSeparator
    $bin = "$env:BERTH_SET_VIRTUAL_ENV/bin"
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
    if ((Test-Path function:_berth_prompt) -and "$function:prompt" -match '_berth_prompt') {
        Set-Item function:global:prompt $function:_berth_prompt
        Remove-Item function:_berth_prompt
    }
}
function global:_berth_find([string] $name) {
    if ($name -cnotmatch '^[a-z_][a-z0-9_.-]*$') {
        return
    }
    $store = if ($env:BERTH_HOME) {
        $env:BERTH_HOME
    } elseif ($env:XDG_DATA_HOME) {
        "$env:XDG_DATA_HOME/berth"
    } else {
        "$HOME/.local/share/berth"
    }
    if (-not (Test-Path -LiteralPath "$store/active/$name" -PathType Leaf)) {
        return
    }
    $environment = Get-Content -LiteralPath "$store/active/$name" -TotalCount 1
    if ($environment -and (Test-Path -LiteralPath "$environment/berth-environment.json") -and
        (Test-Path -LiteralPath "$environment/bin/Activate.ps1")) {
        "$environment/bin/Activate.ps1"
    }
}
function global:berth {
    $verb = if ($args.Count -ge 2 -and $args[0] -cmatch '^(rt|runt(i(me?)?)?)$') {
        switch -CaseSensitive -Regex ($args[1]) {
            '^ac(t(i(v(a(te?)?)?)?)?)?$' { 'activate' }
            '^sw(i(t(ch?)?)?)?$' { 'switch' }
            '^de(a(c(t(i(v(a(te?)?)?)?)?)?)?)?$' { 'deactivate' }
        }
    }
    if ($args -cmatch '^(-h|--help|-V|--version|--format.*|--script.*)$') {
        $verb = $null
    }
    if ($verb -ceq 'deactivate' -and $args.Count -eq 2 -and $env:BERTH_CHANGED) {
        _berth_shell_leave
        if (Test-Path function:_berth_leave) {
            Remove-Item function:_berth_leave, function:deactivate
        }
    } elseif ($verb -ceq 'activate' -or $verb -ceq 'switch') {
        $before = $env:BERTH_RUNTIME
        $script = if ($args.Count -eq 3) { _berth_find $args[2] }
        if (-not $script) {
            $script = & (_berth_program) @args --script powershell
            if ($LASTEXITCODE -ne 0) {
                return
            }
        }
        . $script
        if ($verb -ceq 'activate' -and $before -and $before -cne $env:BERTH_RUNTIME) {
            [Console]::Error.WriteLine("left ``$before``, which was active")
        }
    } elseif ($MyInvocation.ExpectingInput) {
        $input | & (_berth_program) @args
    } else {
        & (_berth_program) @args
    }
}
