#!/bin/sh
# Makes the virtual environment that every target of the Makefile works in: PYTHON=python3.13 sh venv.sh .venv
# At once where there is one already. What is in the way is told in one sentence.
set -eu
folder=$1
asked=${PYTHON:-}

fail() {
    echo "$1" >&2
    exit 1
}

version() {
    "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}

# pyproject.toml says which Pythons there are packages for; nothing else does.
bounds=$(sed -n 's/^requires-python = ">=3\.\([0-9]*\),<3\.\([0-9]*\)"$/\1 \2/p' pyproject.toml)
oldest=${bounds% *}
newest=$((${bounds#* } - 1))

fits() {
    case $1 in
        3.*) [ "${1#3.}" -ge "$oldest" ] && [ "${1#3.}" -le "$newest" ] ;;
        *) false ;;
    esac
}

# The newest that is installed; where none is, the newest there is.
advice() {
    minor=$newest
    while [ "$minor" -ge "$oldest" ]; do
        if [ "$(version "python3.$minor")" = "3.$minor" ]; then break; fi
        minor=$((minor - 1))
    done
    [ "$minor" -ge "$oldest" ] || minor=$newest
    echo "take 3.$oldest to 3.$newest, make PYTHON=python3.$minor"
}

# Where python3 became another one below it, the folder's packages are out of its sight.
made_by=$(version "$folder/bin/python" || true)
if fits "$made_by" && [ -d "$folder/lib/python$made_by" ] && [ -x "$folder/bin/uv" ]; then
    # Without a word on PYTHON any fitting one will do; with one, a folder that another Python made is made anew.
    if [ -z "$asked" ] || [ "$(version "$asked" || true)" = "$made_by" ]; then exit 0; fi
fi

python=${asked:-python3}
found=$(version "$python") || fail "$python does not run here: $(advice)"
case $found in
    3.*) [ "${found#3.}" -le "$newest" ] || fail "Python $found is not supported yet: $(advice)" ;;
esac
fits "$found" || fail "Python $found is too old: $(advice)"
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    fail "Python $found comes without venv here: install it (on Debian and Ubuntu: apt install python$found-venv), or $(advice)"
if [ -e "$folder" ] && [ ! -e "$folder/pyvenv.cfg" ]; then
    fail "$folder is in the way: it is no virtual environment, and is not deleted"
fi
"$python" -m venv --clear "$folder"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check uv
