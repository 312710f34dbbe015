@echo off
rem Finds a JDK 25, builds when the jar is missing or older than the sources, runs: ./offhook for Windows, without its class caches.
rem Tried in Wine's cmd only, never yet on a Windows machine (LaunchersTest compares its options with those of ./offhook). By hand:
rem   mvn -Dmaven.test.skip=true package, then java --enable-native-access=ALL-UNNAMED -jar target\offhook.jar COMMAND ...
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%target\offhook.jar"
set "SOURCES=%HOME_DIR%src\main"
set "POM=%HOME_DIR%pom.xml"

set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JDK for /f "delims=" %%j in ('where java 2^>nul') do if not defined JDK for %%p in ("%%~dpj..") do call :try "%%~fp"
if not defined JDK for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*" "%USERPROFILE%\.jdks\*") do if not defined JDK call :try "%%~d"
if defined JDK goto found
echo offhook: needs a JDK 25 or later and found none; install one from adoptium.net or set JAVA_HOME to it. 1>&2
exit /b 3

:found
set "STALE="
if not exist "%JAR%" set "STALE=1"
if not defined STALE if exist "%SOURCES%" for /f %%s in ('powershell -NoProfile -Command "$built = (Get-Item $env:JAR).LastWriteTime; if (Get-ChildItem $env:SOURCES,$env:POM -Recurse -File | Where-Object { $_.LastWriteTime -gt $built } | Select-Object -First 1) { 1 }"') do set "STALE=1"
if not defined STALE goto run
where mvn >nul 2>nul
if not errorlevel 1 goto build
echo offhook: the program is not built yet and Maven (mvn) is not there to build it; install Maven 3.8 or later. 1>&2
exit /b 3

:build
echo offhook: building (once; the first time it fetches its libraries) ... 1>&2
if not exist "%HOME_DIR%target" mkdir "%HOME_DIR%target"
set "JAVA_HOME=%JDK%"
call mvn -f "%POM%" -q -B -Dmaven.test.skip=true package > "%HOME_DIR%target\build.log" 2>&1
if not errorlevel 1 goto run
echo offhook: the build failed; see target\build.log 1>&2
exit /b 3

:run
set "OPTIONS=-XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
rem A large log shall not take the machine's memory; OFFHOOK_JAVA_OPTIONS=-Xmx2g gives it more.
if "%~1"=="explain" set "OPTIONS=%OPTIONS% -Xmx384m -Xmn96m -XX:+UseSerialGC"
rem A station's garbage dies at once: a small young generation keeps its pauses short (docs/performance.md).
if "%~1"=="serve" set "OPTIONS=%OPTIONS% -Xmn24m"
"%JDK%\bin\java" %OPTIONS% %OFFHOOK_JAVA_OPTIONS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:try
rem The file "release" answers without starting a JVM: JAVA_VERSION="25.0.1"
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "usebackq tokens=1,2 delims==" %%k in ("%~1\release") do if "%%k"=="JAVA_VERSION" for /f "delims=.-+" %%v in ("%%~l") do if %%v GEQ 25 set "JDK=%~1"
exit /b 0
