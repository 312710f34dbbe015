@echo off
rem Finds a JDK 25, builds when the jar is missing, runs.
setlocal EnableDelayedExpansion
set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%target\offhook.jar"
set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JDK for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%USERPROFILE%\.jdks\*25*") do if not defined JDK call :try "%%~d"
if not defined JDK for /f "delims=" %%j in (where java 2^>nul) do if not defined JDK for %%p in ("%%~dpj..") do call :try "%%~fp"
if not defined JDK (
  echo offhook: needs a JDK 25 or later and found none; install one from adoptium.net or set JAVA_HOME to it. 1>&2
  exit /b 3
)
set "STALE="
if not exist "%JAR%" set "STALE=1"
if not defined STALE if exist "%HOME_DIR%src\main" for /f %%s in (powershell -NoProfile -Command "$j=(Get-Item %JAR%).LastWriteTime; if (Get-ChildItem %HOME_DIR%src\main,%HOME_DIR%pom.xml -Recurse -File | Where-Object { $_.LastWriteTime -gt $j } | Select-Object -First 1) { 1 }") do set "STALE=1"
if defined STALE (
  where mvn >nul 2>nul || (echo offhook: the program is not built yet and Maven is not there to build it; install Maven 3.8 or later. 1>&2 & exit /b 3)
  echo offhook: building ^(once; the first time it fetches its libraries^) ... 1>&2
  if not exist "%HOME_DIR%target" mkdir "%HOME_DIR%target"
  pushd "%HOME_DIR%"
  call mvn -q -B -Dmaven.test.skip=true package > "%HOME_DIR%target\build.log" 2>&1
  if errorlevel 1 (popd & echo offhook: the build failed; see target\build.log 1>&2 & exit /b 3)
  popd
)
"%JDK%\bin\java" -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %OFFHOOK_JAVA_OPTIONS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1\bin\java.exe" exit /b 0
for /f "tokens=2 delims==." %%v in (findstr /b JAVA_VERSION "%~1\release" 2^>nul) do (
  set "V=%%~v"
  set "V=!V:"=!"
  if !V! GEQ 25 set "JDK=%~1"
)
exit /b 0
