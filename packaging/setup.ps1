# Sets the project up on Windows: a virtual environment with the locked packages. run.ps1 and test.ps1 dot-source it.
# Leaves $Root, $Python and $Scripts behind. Works with Windows PowerShell 5.1 and later; saved with a byte order mark,
# or 5.1 would take the Chinese for the local code page.

$Root = Split-Path -Parent $PSScriptRoot
$Scripts = Join-Path $Root '.venv\Scripts'
$Python = Join-Path $Scripts 'python.exe'
$env:PYTHONUTF8 = '1'
[Console]::OutputEncoding = [Text.Encoding]::UTF8

function Stop-WithAdvice([string]$Sentence) {
    [Console]::Error.WriteLine($Sentence)
    exit 2
}

function Find-Python {
    $check = 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15)) or print(sys.executable)'
    if (Get-Command py -ErrorAction SilentlyContinue) {
        foreach ($version in '3.13', '3.12', '3.11', '3.14') {
            $path = & py "-$version" -c $check 2>$null
            if ($LASTEXITCODE -eq 0) { return $path }
        }
    }
    if (Get-Command python -ErrorAction SilentlyContinue) {
        $path = & python -c $check 2>$null
        if ($LASTEXITCODE -eq 0) { return $path }
    }
}

# Changes with whatever the environment is made from, and with the place it stands in.
function Get-Fingerprint {
    $files = 'packaging\requirements.lock', 'pyproject.toml', 'packaging\setup.ps1'
    $hashes = $files | ForEach-Object { (Get-FileHash (Join-Path $Root $_)).Hash }
    return (@($Root) + $hashes) -join ' '
}

function Install-Everything {
    if (-not (Test-Path $Python)) {
        $base = Find-Python
        if (-not $base) { Stop-WithAdvice '没有找到 Python 3.11 到 3.14。请从 python.org 安装 Python 3.13，再运行一次。' }
        Write-Host '正在建立 Python 环境……'
        & $base -m venv --clear (Join-Path $Root '.venv')
        if ($LASTEXITCODE -ne 0) { Stop-WithAdvice '无法建立 Python 环境。请检查磁盘空间和文件夹的写入权限，再运行一次。' }
    }
    Write-Host '正在下载并安装锁定版本的软件包（约 150 MB，只在第一次）……'
    $pip = '-m', 'pip', 'install', '-q', '--disable-pip-version-check'
    & $Python @pip --only-binary :all: --require-hashes -r (Join-Path $PSScriptRoot 'requirements.lock')
    if ($LASTEXITCODE -ne 0) { Stop-WithAdvice '软件包没有装好，原因见上面的提示。请检查网络（国内可先设置 PyPI 镜像），再运行一次。' }
    & $Python @pip --no-deps --no-build-isolation -e $Root
    if ($LASTEXITCODE -ne 0) { Stop-WithAdvice '软件包都已装好，但程序本身没有装上，原因见上面的提示。请检查文件夹的写入权限，再运行一次。' }
}

$Stamp = Join-Path $Root '.venv\set-up'
$Fingerprint = Get-Fingerprint
if (-not (Test-Path $Stamp) -or (Get-Content $Stamp -Encoding UTF8) -ne $Fingerprint) {
    Write-Host '第一次运行（或版本有变化），正在准备运行环境……'
    Install-Everything
    Set-Content $Stamp $Fingerprint -Encoding UTF8
    Write-Host '运行环境已备好。'
}
