# Opens the window with a file, or with the sample report. Does its own set-up.
# usage: powershell -ExecutionPolicy Bypass -File packaging\run.ps1 [FILE]
param([string]$File)

. (Join-Path $PSScriptRoot 'setup.ps1')
$Shown = '--sample' # the window opens the practice report without asking
if ($File) {
  if (-not (Test-Path -LiteralPath $File)) { Stop-WithAdvice ('找不到文件“{0}”。请检查文件名和所在的文件夹。' -f $File) }
  $Shown = (Resolve-Path -LiteralPath $File).ProviderPath
}
& (Join-Path $Scripts 'govreport-gui.exe') $Shown
