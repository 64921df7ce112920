# The real program: the one that printed this, or else the one on the PATH.
function global:_berth_program {
    $program = @program@
    if ($program -and (Test-Path -LiteralPath $program)) {
        $program
    } else {
        (Get-Command berth -CommandType Application -ErrorAction Stop)[0].Source
    }
}

@leave@
# The script when latest of the runtime is an environment that is there. Names in other forms, and
# paths, are the program's to find.
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

# PowerShell itself drops the first -- on the way to a function; the program does without it. Names
# may be shortened as the program has it.
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
