@echo off
chcp 65001 >nul
setlocal
rem Finds a Python of this person or of the machine; where there is none and an installer lies here, runs it for this person alone.
set "PY="
for %%v in (3.13 3.12 3.11) do if not defined PY (
  py -%%v -c "" >nul 2>nul && set "PY=py -%%v"
)
if not defined PY (
  python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "PY=python"
)
if not defined PY if exist "%~dp0python-installer.exe" (
  echo Dang cai Python cho rieng tai khoan nay...
  start "" /wait "%~dp0python-installer.exe" /quiet InstallAllUsers=0 PrependPath=0 Include_launcher=0 Include_test=0 TargetDir="%LOCALAPPDATA%\VeDich\python"
  if exist "%LOCALAPPDATA%\VeDich\python\python.exe" set "PY="%LOCALAPPDATA%\VeDich\python\python.exe""
)
if not defined PY (
  echo May chua co Python 3.11 den 3.13. Hay cai Python: chon Install for me only, khong can quyen quan tri, roi chay lai tep nay.
  echo Python 3.11 to 3.13 was not found. Install it for this person alone, then run this file again.
  pause
  exit /b 1
)
%PY% -X utf8 "%~dp0install.py" %*
if errorlevel 1 (
  pause
  exit /b 1
)
pause
