#!/bin/sh
# Builds the tool when needed, builds the image of examples/iris with no daemon and no registry,
# and runs it where a Docker Engine or podman is at hand.
set -eu

examples=$(cd "$(dirname "$0")" && pwd -P)
root=$(dirname "$examples")
berth=$root/cli/target/berth

if [ ! -x "$berth" ] || [ -n "$(find "$root/cli/src/main" "$root/core/src/main" "$root/packaging/src" -newer "$berth" -type f | head -n 1)" ]; then
  echo "Building berth …" >&2
  (cd "$root" && ./mvnw --quiet --batch-mode --projects core,cli -DskipTests package) >&2
fi

if docker info >/dev/null 2>&1; then
  "$berth" runtime build "$examples/iris" --to docker-daemon:
  exec docker run --rm iris
fi

archive=${TMPDIR:-/tmp}/berth-iris.tar
rm -f "$archive"
"$berth" runtime build "$examples/iris" --to "docker-archive:$archive"
if command -v podman >/dev/null 2>&1; then
  podman load --quiet --input "$archive" >&2
  exec podman run --rm iris
fi
echo "The image is in $archive. Where a Docker Engine or podman is:" >&2
echo "  docker load --input $archive && docker run --rm iris" >&2
