# Completes the words of `berth` in PowerShell 5.1 and newer. Generated from the commands: do not edit.

Register-ArgumentCompleter -Native -CommandName berth -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # What can be said after each command: the commands below it, their aliases, its options, its settings
    # (options with a value, and what completes it), and what completes its arguments (with `...`: and all
    # that follow).
    $grammar = @{
        '' = @{
            commands = @('runtime', 'run', 'runs', 'cache', 'doctor', 'shell-init', 'completion', 'schema', 'help')
            aliases = @{'rt' = 'runtime'}
            options = @('-h', '--help', '-V', '--version', '-q', '--quiet')
            settings = @{}
            arguments = @()
        }
        'runtime' = @{
            commands = @('init', 'quickstart', 'check', 'lock', 'plan', 'build', 'restore', 'activate', 'switch', 'deactivate', 'run', 'list', 'info', 'history', 'tree', 'diff', 'tag', 'remove', 'recover', 'extract', 'dockerize', 'verify')
            aliases = @{'qs' = 'quickstart'; 'ls' = 'list'; 'rm' = 'remove'}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{}
            arguments = @()
        }
        'runtime init' = @{
            commands = @()
            aliases = @{}
            options = @('--force', '--include-local-wheels', '--include-local-wheel', '--allow-conflicts', '--offline', '-h', '--help', '-q', '--quiet')
            settings = @{'--from' = 'environments'; '--name' = 'nothing'; '--python' = '3.7,3.8,3.9,3.10,3.11,3.12,3.13,3.14'; '--skip' = 'nothing'; '--from-index' = 'nothing'; '--wheel' = 'paths'; '--base' = 'locations'; '--platform' = 'linux/amd64,linux/arm64'; '--format' = 'text,json'}
            arguments = @('folders')
        }
        'runtime quickstart' = @{
            commands = @('shell', 'uri')
            aliases = @{}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{}
            arguments = @()
        }
        'runtime quickstart shell' = @{
            commands = @()
            aliases = @{}
            options = @('-dce', '--disable-create-env', '-i', '--interactive', '-f', '--force', '-h', '--help', '-q', '--quiet')
            settings = @{'-n' = 'nothing'; '--name' = 'nothing'; '-p' = 'venv,conda'; '--python-env' = 'venv,conda'; '--python' = '3.7,3.8,3.9,3.10,3.11,3.12,3.13,3.14'}
            arguments = @('paths')
        }
        'runtime quickstart uri' = @{
            commands = @()
            aliases = @{}
            options = @('-dr', '--disable-restore', '-f', '--force', '-h', '--help', '-q', '--quiet')
            settings = @{'-n' = 'nothing'; '--name' = 'nothing'}
            arguments = @('runtimes', 'paths')
        }
        'runtime check' = @{
            commands = @()
            aliases = @{}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{'--format' = 'text,json'}
            arguments = @('paths')
        }
        'runtime lock' = @{
            commands = @()
            aliases = @{}
            options = @('--check', '--upgrade', '--offline', '-h', '--help', '-q', '--quiet')
            settings = @{'--platform' = 'linux/amd64,linux/arm64'; '--upgrade-package' = 'nothing'; '--format' = 'text,json'}
            arguments = @('paths')
        }
        'runtime plan' = @{
            commands = @()
            aliases = @{}
            options = @('--locked', '--frozen', '--upgrade', '--offline', '--no-cache', '-h', '--help', '-q', '--quiet')
            settings = @{'--upgrade-package' = 'nothing'; '--platform' = 'linux/amd64,linux/arm64'; '--format' = 'text,json'}
            arguments = @('paths')
        }
        'runtime build' = @{
            commands = @()
            aliases = @{}
            options = @('--locked', '--frozen', '--upgrade', '--offline', '--no-cache', '--shell', '--force', '--include-local-wheels', '--include-local-wheel', '--allow-conflicts', '--dry-run', '-h', '--help', '-q', '--quiet')
            settings = @{'--to' = 'locations'; '-t' = 'nothing'; '--tag' = 'nothing'; '--upgrade-package' = 'nothing'; '--platform' = 'linux/amd64,linux/arm64'; '--secret' = 'nothing'; '--network' = 'nothing'; '--venv' = 'folders'; '--conda' = 'conda-names'; '--conda-prefix' = 'folders'; '--docker' = 'locations'; '-o' = 'folders'; '--output' = 'folders'; '--name' = 'nothing'; '--skip' = 'nothing'; '--from-index' = 'nothing'; '--wheel' = 'paths'; '--base' = 'locations'; '--format' = 'text,json'}
            arguments = @('paths')
        }
        'runtime restore' = @{
            commands = @()
            aliases = @{}
            options = @('--force', '--locked', '--frozen', '--upgrade', '--offline', '-h', '--help', '-q', '--quiet')
            settings = @{'--prefix' = 'folders'; '--python' = 'paths'; '--upgrade-package' = 'nothing'; '--format' = 'text,json'}
            arguments = @('runtimes-or-paths')
        }
        'runtime activate' = @{
            commands = @()
            aliases = @{}
            options = @('--locked', '--frozen', '--upgrade', '--offline', '-h', '--help', '-q', '--quiet')
            settings = @{'--upgrade-package' = 'nothing'; '--script' = 'sh,bash,zsh,fish,powershell'; '--format' = 'text,json'}
            arguments = @('runtimes-or-paths')
        }
        'runtime switch' = @{
            commands = @()
            aliases = @{}
            options = @('--locked', '--frozen', '--upgrade', '--offline', '-h', '--help', '-q', '--quiet')
            settings = @{'--upgrade-package' = 'nothing'; '--script' = 'sh,bash,zsh,fish,powershell'; '--format' = 'text,json'}
            arguments = @('runtimes-or-paths')
        }
        'runtime deactivate' = @{
            commands = @()
            aliases = @{}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{'--format' = 'text,json'}
            arguments = @()
        }
        'runtime run' = @{
            commands = @()
            aliases = @{}
            options = @('--locked', '--frozen', '--upgrade', '--offline', '-h', '--help', '-q', '--quiet')
            settings = @{'--upgrade-package' = 'nothing'}
            arguments = @('runtimes-or-paths', 'program...')
        }
        'runtime list' = @{
            commands = @()
            aliases = @{}
            options = @('-a', '--all', '-h', '--help', '-q', '--quiet')
            settings = @{'--format' = 'text,json'}
            arguments = @('runtimes')
        }
        'runtime info' = @{
            commands = @()
            aliases = @{}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{'--show' = 'basic,layers,runtime_yaml,lock,manifest,config,all'; '--platform' = 'linux/amd64,linux/arm64'; '--format' = 'text,json'}
            arguments = @('runtimes-or-paths')
        }
        'runtime history' = @{
            commands = @()
            aliases = @{}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{'--format' = 'text,json'}
            arguments = @('runtimes')
        }
        'runtime tree' = @{
            commands = @()
            aliases = @{}
            options = @('--layers', '-h', '--help', '-q', '--quiet')
            settings = @{'--platform' = 'linux/amd64,linux/arm64'; '--format' = 'text,json'}
            arguments = @('runtimes-or-paths')
        }
        'runtime diff' = @{
            commands = @()
            aliases = @{}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{'--format' = 'text,json'}
            arguments = @('runtimes-or-paths', 'runtimes-or-paths')
        }
        'runtime tag' = @{
            commands = @()
            aliases = @{}
            options = @('-r', '--remove', '-l', '--list', '-h', '--help', '-q', '--quiet')
            settings = @{'--format' = 'text,json'}
            arguments = @('runtimes', 'nothing...')
        }
        'runtime remove' = @{
            commands = @()
            aliases = @{}
            options = @('-a', '--all', '--purge', '--force', '-y', '--yes', '-h', '--help', '-q', '--quiet')
            settings = @{'--format' = 'text,json'}
            arguments = @('runtimes...')
        }
        'runtime recover' = @{
            commands = @()
            aliases = @{}
            options = @('-l', '--list', '-h', '--help', '-q', '--quiet')
            settings = @{'--format' = 'text,json'}
            arguments = @('removed-runtimes')
        }
        'runtime extract' = @{
            commands = @()
            aliases = @{}
            options = @('-f', '--force', '-h', '--help', '-q', '--quiet')
            settings = @{'--target-dir' = 'folders'; '--format' = 'text,json'}
            arguments = @('runtimes')
        }
        'runtime dockerize' = @{
            commands = @()
            aliases = @{}
            options = @('--with-wheels', '-f', '--force', '-h', '--help', '-q', '--quiet')
            settings = @{'-o' = 'folders'; '--output' = 'folders'; '--base' = 'nothing'; '--platform' = 'linux/amd64,linux/arm64'; '--format' = 'text,json'}
            arguments = @('runtimes-or-paths')
        }
        'runtime verify' = @{
            commands = @()
            aliases = @{}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{'--image' = 'locations'; '--prefix' = 'folders'; '--platform' = 'linux/amd64,linux/arm64'; '--format' = 'text,json'}
            arguments = @('runtimes-or-paths')
        }
        'run' = @{
            commands = @()
            aliases = @{}
            options = @('-d', '--detach', '--keep', '-i', '--interactive', '-t', '--tty', '--read-only', '--allow-new-privileges', '--allow-host-path', '--attach', '--no-cache', '--explain', '--strict', '-h', '--help', '-q', '--quiet')
            settings = @{'--action' = 'job,serve,build,deploy'; '--task' = 'paths'; '-e' = 'nothing'; '--env' = 'nothing'; '--env-file' = 'paths'; '-v' = 'paths'; '--volume' = 'paths'; '--cpus' = 'nothing'; '-m' = 'nothing'; '--memory' = 'nothing'; '--image' = 'nothing'; '--runtime' = 'runtimes-or-paths'; '--image-pull-policy' = 'nothing'; '--base-image' = 'nothing'; '--instruction' = 'nothing'; '--replicas' = 'nothing'; '-p' = 'nothing'; '--service-port' = 'nothing'; '--service-type' = 'nothing'; '--service-name' = 'nothing'; '--run-as-user' = 'nothing'; '--run-as-group' = 'nothing'; '--fs-group' = 'nothing'; '--node-selector' = 'nothing'; '--toleration' = 'nothing'; '--affinity' = 'nothing'; '--runtime-class' = 'nothing'; '--priority-class' = 'nothing'; '--profile' = 'nothing'; '--profile-file' = 'paths'; '--set' = 'nothing'; '--timeout' = 'nothing'; '--name' = 'nothing'; '--secret' = 'nothing'; '--secret-env' = 'nothing'; '--gpus' = 'nothing'; '--shm-size' = 'nothing'; '--network' = 'nothing'; '--wait' = 'nothing'; '--wait-timeout' = 'nothing'; '--address' = 'nothing'; '--format' = 'text,json'}
            arguments = @('paths', 'nothing...')
        }
        'runs' = @{
            commands = @('list', 'show', 'logs', 'stop', 'remove')
            aliases = @{'ls' = 'list'; 'rm' = 'remove'}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{}
            arguments = @()
        }
        'runs list' = @{
            commands = @()
            aliases = @{}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{'--format' = 'text,json'}
            arguments = @()
        }
        'runs show' = @{
            commands = @()
            aliases = @{}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{'--format' = 'text,json'}
            arguments = @('runs')
        }
        'runs logs' = @{
            commands = @()
            aliases = @{}
            options = @('-f', '--follow', '-t', '--timestamps', '-h', '--help', '-q', '--quiet')
            settings = @{'-n' = 'nothing'; '--tail' = 'nothing'; '--since' = 'nothing'; '--replica' = 'nothing'}
            arguments = @('runs')
        }
        'runs stop' = @{
            commands = @()
            aliases = @{}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{'--grace' = 'nothing'}
            arguments = @('runs...')
        }
        'runs remove' = @{
            commands = @()
            aliases = @{}
            options = @('--ended', '-f', '--force', '-h', '--help', '-q', '--quiet')
            settings = @{}
            arguments = @('runs...')
        }
        'cache' = @{
            commands = @('size', 'prune')
            aliases = @{}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{}
            arguments = @()
        }
        'cache size' = @{
            commands = @()
            aliases = @{}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{'--unused-for' = 'nothing'; '--format' = 'text,json'}
            arguments = @()
        }
        'cache prune' = @{
            commands = @()
            aliases = @{}
            options = @('--dry-run', '--downloads', '-h', '--help', '-q', '--quiet')
            settings = @{'--removed-before' = 'nothing'; '--unused-for' = 'nothing'; '--format' = 'text,json'}
            arguments = @()
        }
        'doctor' = @{
            commands = @()
            aliases = @{}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{'--format' = 'text,json'}
            arguments = @()
        }
        'shell-init' = @{
            commands = @()
            aliases = @{}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{}
            arguments = @('bash,zsh,fish,powershell')
        }
        'completion' = @{
            commands = @()
            aliases = @{}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{}
            arguments = @('bash,zsh,fish,powershell')
        }
        'schema' = @{
            commands = @()
            aliases = @{}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{}
            arguments = @('runtime,function,task')
        }
        'help' = @{
            commands = @()
            aliases = @{}
            options = @('-h', '--help', '-q', '--quiet')
            settings = @{}
            arguments = @('commands...')
        }
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
                else { 'docker-daemon: oci: oci-archive: docker-archive:' -split ' ' }
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
