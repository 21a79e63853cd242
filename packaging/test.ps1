# Runs the whole test suite without showing a window. Does its own set-up. Arguments go to pytest; tests that need a
# program Windows lacks (Xvfb) or that is not installed (LibreOffice, pandoc) say so and are skipped.
# usage: powershell -ExecutionPolicy Bypass -File packaging\test.ps1 [PYTEST-ARGUMENT…]
# No param(): it would take pytest's own "-k" and "-x" for its parameters.

. (Join-Path $PSScriptRoot 'setup.ps1')
$env:QT_QPA_PLATFORM = 'offscreen'
Set-Location $Root
& $Python -m pytest @args
exit $LASTEXITCODE
