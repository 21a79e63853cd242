# Makes the program for machines without Python: build\program\govreport (a folder with everything in it), a zip of it,
# and its SHA-256 sum. Does its own set-up. The same spec as build.sh; never run on a real Windows machine yet.
# usage: powershell -ExecutionPolicy Bypass -File packaging\build.ps1

. (Join-Path $PSScriptRoot 'setup.ps1')
$Out = Join-Path $Root 'build\program'
$Program = Join-Path $Out 'govreport'
$env:PYTHONHASHSEED = '1'

function Invoke-Python {
    & $Python @args
    if ($LASTEXITCODE -ne 0) { Stop-WithAdvice '没有做完，原因见上面的提示。请处理以后再运行一次。' }
}

$lock = Join-Path $PSScriptRoot 'build.lock'
Invoke-Python -m pip install -q --disable-pip-version-check --only-binary :all: --require-hashes -r $lock
Invoke-Python (Join-Path $PSScriptRoot 'windows\draw_icon.py') (Join-Path $Root 'build\govreport.ico')
if (Test-Path $Out) { Remove-Item -Recurse -Force $Out }
Invoke-Python -m PyInstaller --noconfirm --log-level WARN --distpath $Out --workpath (Join-Path $Root 'build\work') (Join-Path $PSScriptRoot 'govreport.spec')

$Version = & $Python -c 'from govreport_gui import __version__; print(__version__)'
$Zip = Join-Path $Out "govreport-$Version-windows-x86_64.zip"
Compress-Archive -Path $Program -DestinationPath $Zip
$Sum = (Get-FileHash -Algorithm SHA256 $Zip).Hash.ToLower()
[IO.File]::WriteAllText((Join-Path $Out 'SHA256SUMS'), "$Sum  $(Split-Path -Leaf $Zip)`n")
Write-Host ('已完成：{0}（运行其中的 govreport-gui.exe），压缩包和校验值 SHA256SUMS 在同一文件夹里。' -f $Program)
