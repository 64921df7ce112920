# Completes the words of `berth` in PowerShell 5.1 and newer. Generated from the commands: do not edit.

Register-ArgumentCompleter -Native -CommandName berth -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # What can be said after each command: the commands below it, their aliases, its options, its settings
    # (options with a value, and what completes it), and what completes its arguments (with `...`: and all
    # that follow).
    $grammar = @{
@grammar@
    }

    # NAME, and the NAME:TAG or NAME@VERSION of the one that is meant, as the store's folders have them.
    function Find-Runtimes($kind, $typed) {
        $store = if ($env:BERTH_HOME) { $env:BERTH_HOME }
            elseif ($env:XDG_DATA_HOME) { Join-Path $env:XDG_DATA_HOME 'berth' }
            else { Join-Path $HOME '.local/share/berth' }
        $name = ($typed -split '[:@]')[0]
        foreach ($folder in Get-ChildItem -Directory -LiteralPath (Join-Path $store 'runtimes') -ErrorAction SilentlyContinue) {
            $versions = @(Get-ChildItem -File -LiteralPath (Join-Path $folder.FullName $kind) -ErrorAction SilentlyContinue | ForEach-Object { $_.Name })
            if ($versions.Count -eq 0) { continue }
            if ($typed -notmatch '[:@]') { $folder.Name }
            if ($folder.Name -eq $name) {
                if ($typed -match '@') { $versions | ForEach-Object { $name + '@' + $_.Substring(0, 12) } }
                $text = Get-Content -Raw -LiteralPath (Join-Path $folder.FullName 'tags.json') -ErrorAction SilentlyContinue
                foreach ($tag in [regex]::Matches([string]$text, '"([A-Za-z0-9_][A-Za-z0-9_.-]*)":"sha256:([0-9a-f]{64})"')) {
                    if ($versions -contains $tag.Groups[2].Value) { $name + ':' + $tag.Groups[1].Value }
                }
            }
        }
    }

    function Find-Paths($typed, $onlyFolders) {
        $parent = $typed -replace '[^/\\]*$', ''
        $from = if ($parent) { $parent } else { '.' }
        foreach ($item in Get-ChildItem -LiteralPath $from -Directory:$onlyFolders -ErrorAction SilentlyContinue) {
            $parent + $item.Name + $(if ($item.PSIsContainer) { '/' } else { '' })
        }
    }

    function Find-Values($what, $typed) {
        switch ($what) {
            'nothing' { }
            'paths' { Find-Paths $typed $false }
            'folders' { Find-Paths $typed $true }
            'runtimes' { Find-Runtimes 'versions' $typed }
            'removed-runtimes' { Find-Runtimes 'removed' $typed }
            'runtimes-or-paths' { Find-Runtimes 'versions' $typed; Find-Paths $typed $false }
            'locations' {
                if ($typed -match '^(oci|oci-archive|docker-archive):(.*)$') {
                    $transport = $Matches[1] + ':'
                    Find-Paths $Matches[2] $false | ForEach-Object { $transport + $_ }
                }
                else { '@transports@' -split ' ' }
            }
            'environments' {
                if ($typed -match '^(venv|conda-prefix|conda|docker):(.*)$') {
                    $form = $Matches[1]
                    $kind = switch ($form) { 'conda' { 'conda-names' } 'docker' { 'locations' } default { 'folders' } }
                    Find-Values $kind $Matches[2] | ForEach-Object { $form + ':' + $_ }
                }
                else { 'shell', 'venv:', 'conda:', 'conda-prefix:', 'docker:' }
            }
            'conda-names' {
                Get-Content (Join-Path $HOME '.conda/environments.txt') -ErrorAction SilentlyContinue |
                    Where-Object { $_ -match '[/\\]envs[/\\]([^/\\]+)$' } | ForEach-Object { $Matches[1] }
            }
            'runs' {
                $engine = if (Get-Command docker -ErrorAction SilentlyContinue) { 'docker' } else { 'podman' }
                & $engine ps -a --filter label=dev.berth.run --format '{{.Labels}}' 2>$null |
                    ForEach-Object { [regex]::Match($_, 'dev\.berth\.run[=:]([0-9a-f]{12})').Groups[1].Value } | Sort-Object -Unique
            }
            'program' { Find-Paths $typed $false }
            default { $what -split ',' }
        }
    }

    $typed = "$wordToComplete".TrimStart('"', "'")
    $path = ''
    $here = $grammar['']
    $onlyNames = $false
    $ended = $false
    $option = ''
    $count = 0
    $arguments = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString().Trim('"', "'") })
    foreach ($word in $arguments) {
        if ($option) { $option = '' }
        elseif (-not $ended -and $word -eq '--') { $ended = $true }
        elseif (-not $ended -and $word -like '-?*') {
            if ($here.settings.ContainsKey($word)) { $option = $word }
        }
        elseif ($here.commands.Count -gt 0) {
            $names = @{}
            foreach ($name in $here.commands) { $names[$name] = $name }
            foreach ($alias in $here.aliases.Keys) { $names[$alias] = $here.aliases[$alias] }
            $meant = if ($names.ContainsKey($word)) { @($names[$word]) }
                else { @($names.Keys | Where-Object { $_.StartsWith($word) } | ForEach-Object { $names[$_] } | Select-Object -Unique) }
            if ($meant.Count -ne 1) { return }
            $path = "$path $($meant[0])".Trim()
            $here = $grammar[$path]
            if ($here.arguments.Count -eq 1 -and $here.arguments[0] -eq 'commands...') {
                $onlyNames = $true
                $path = ''
                $here = $grammar['']
            }
        }
        else { $count++ }
    }

    $before = ''
    $found = @(
        if ($option) { Find-Values $here.settings[$option] $typed }
        elseif (-not $ended -and $typed -match '^(--[a-z-]+)=(.*)$') {
            $before = $Matches[1] + '='
            if ($here.settings.ContainsKey($Matches[1])) { Find-Values $here.settings[$Matches[1]] $Matches[2] }
        }
        elseif (-not $ended -and $typed -like '-*') { if (-not $onlyNames) { @($here.options) + @($here.settings.Keys) } }
        elseif ($here.commands.Count -gt 0) { $here.commands }
        elseif (-not $onlyNames -and $here.arguments.Count -gt 0) {
            $last = $here.arguments[$here.arguments.Count - 1]
            if ($count -lt $here.arguments.Count) { Find-Values ($here.arguments[$count] -replace '\.\.\.$', '') $typed }
            elseif ($last.EndsWith('...')) { Find-Values ($last -replace '\.\.\.$', '') $typed }
        }
    )
    $found | ForEach-Object { $before + $_ } |
        Where-Object { $_.StartsWith($typed, [StringComparison]::OrdinalIgnoreCase) } |
        Sort-Object -Unique | ForEach-Object {
            $text = if ($_ -match "[\s'``$;&|(){}<>@#]") { "'" + ($_ -replace "'", "''") + "'" } else { $_ }
            [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
        }
}
