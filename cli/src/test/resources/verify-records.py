"""Prints each installed distribution, after checking every file of its RECORD."""

import base64
import hashlib
import importlib.metadata
import sys

for distribution in importlib.metadata.distributions():
    for file in distribution.files:
        path = file.locate()
        if not path.is_file():
            sys.exit(f"{distribution.name}: {file} is missing")
        if file.hash is None:
            if not str(file).endswith(".dist-info/RECORD"):
                sys.exit(f"{distribution.name}: {file} has no hash")
            continue
        content = path.read_bytes()
        digest = base64.urlsafe_b64encode(hashlib.new(file.hash.mode, content).digest())
        if digest.rstrip(b"=").decode() != file.hash.value or len(content) != file.size:
            sys.exit(f"{distribution.name}: {file} is not what RECORD says")
    installer = distribution.read_text("INSTALLER")
    if installer.strip() != "berth":
        sys.exit(f"{distribution.name}: installed by {installer}")
    print(distribution.name, distribution.version)
