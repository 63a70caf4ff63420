@echo off
chcp 65001 >nul
setlocal
rem Finds a Python of this person or of the machine. Where there is none and an installer lies here, it is run for
rem this person alone.
set "PY="
for %%v in (3.13 3.12 3.11) do call :try py -%%v
call :try python
call :try "%LOCALAPPDATA%\VeDich\python\python.exe"
if defined PY goto install
if not exist "%~dp0python-installer.exe" goto nothing
echo Dang cai Python cho rieng tai khoan nay...
start "" /wait "%~dp0python-installer.exe" /quiet InstallAllUsers=0 PrependPath=0 Include_launcher=0 Include_test=0 TargetDir="%LOCALAPPDATA%\VeDich\python"
call :try "%LOCALAPPDATA%\VeDich\python\python.exe"
if defined PY goto install

:nothing
echo May chua co Python 3.11 den 3.13. Hay cai Python: chon "Install for me only", khong can quyen quan tri.
echo Roi chay lai tep nay.
echo Python 3.11 to 3.13 was not found. Install it for this person alone, then run this file again.
pause
exit /b 1

:install
%PY% -X utf8 "%~dp0install.py" %*
set "ENDED=%ERRORLEVEL%"
pause
exit /b %ENDED%

:try
if defined PY goto :eof
%* -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>nul
if not errorlevel 1 set "PY=%*"
goto :eof
