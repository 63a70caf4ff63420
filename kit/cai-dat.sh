#!/bin/sh
# Finds a Python of this machine and installs from this folder, for this person alone.
for name in python3.13 python3.12 python3.11 python3; do
  if "$name" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' >/dev/null 2>&1; then
    exec "$name" "$(dirname "$(readlink -f "$0")")/install.py" "$@"
  fi
done
echo "Máy chưa có Python 3.11 đến 3.13 với venv. Debian, Ubuntu: sudo apt install python3-venv, rồi chạy lại tệp này." >&2
echo "Python 3.11 to 3.13 with venv was not found. Debian, Ubuntu: sudo apt install python3-venv, then run this again." >&2
exit 1
