"""Make the browser's cryptography anew: ``.venv/bin/python tools/sealing_bundle.py``; needs Node and npm.

Only a maintainer runs it, when a version is raised: the built file is committed, and nothing else of Node is
needed to run, test or install the office. The packages are pinned by version and hash; the file that comes
out is the same each time, byte for byte, and its hash stands in SOURCES.md beside it.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "src/alany/faces/ui/static/ui/sealing/vendor"
PACKAGES = {
    "@noble/ciphers": (
        "2.4.0",
        "sha512-AnjFn0Jv92laAkvMrghlFZq4qQCIN/4DxFV/eooqtC2YTjB7kBeLMS2T9KJX4Dn+ZVXLOwK0lSgqDtx9gvxtiw==",
    ),
    "@noble/curves": (
        "2.4.0",
        "sha512-P4/62zrgfH33CneE3Dn4WhJVA22YUU0eR51wKIan4NVRvwsA0YnPTwWGpNbpuacSujmSFLvyzpyuR30+fbq2Ew==",
    ),
    "@noble/hashes": (
        "2.4.0",
        "sha512-X5XaVWZIBCT7HHZGm5I7ZQXDwLG+bGXuSrMQAW+7Zvl87h1kmc1ZB1VSRJcpUfoUrGQp4Fkoxm5kZ+Ms+aW+eA==",
    ),
    "esbuild": (
        "0.28.2",
        "sha512-HKVLS8dvII+xoKW9kmqxbRKrnWEXfJJr/FZhhJmiqIB0e053QNYFqOBouTMO/k5sID4MvCiUCvv8b9M4h32wIA==",
    ),
}
ENTRY = """\
export { xchacha20poly1305, chacha20, hchacha } from "@noble/ciphers/chacha.js";
export { xsalsa20poly1305, hsalsa } from "@noble/ciphers/salsa.js";
export { poly1305 } from "@noble/ciphers/_poly1305.js";
export { x25519, ed25519 } from "@noble/curves/ed25519.js";
export { blake2b } from "@noble/hashes/blake2.js";
export { sha256 } from "@noble/hashes/sha2.js";
export { hmac } from "@noble/hashes/hmac.js";
export { argon2idAsync } from "@noble/hashes/argon2.js";
"""
OPTIONS = ["--bundle", "--format=esm", "--target=es2020", "--minify", "--legal-comments=inline"]


def main() -> int:
    """Fetch the pinned packages, refuse any other hash, build one file, say its own."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        pinned = {name: version for name, (version, _hash) in PACKAGES.items()}
        (here / "package.json").write_text(json.dumps({"private": True, "dependencies": pinned}))
        subprocess.run(["npm", "install", "--ignore-scripts", "--silent"], cwd=here, check=True)
        locked = json.loads((here / "package-lock.json").read_text())["packages"]
        wrong = [
            name
            for name, (_version, wanted) in PACKAGES.items()
            if locked[f"node_modules/{name}"]["integrity"] != wanted
        ]
        if wrong:
            print("refused, another hash than the pinned one:", ", ".join(wrong))
            return 1
        (here / "entry.js").write_text(ENTRY)
        built = here / "noble.js"
        command = ["node_modules/.bin/esbuild", "entry.js", *OPTIONS, f"--outfile={built}"]
        subprocess.run(command, cwd=here, check=True)
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / "noble.js").write_bytes(built.read_bytes())
        for name in ("ciphers", "curves", "hashes"):
            licence = (here / f"node_modules/@noble/{name}/LICENSE").read_bytes()
            (FOLDER / f"noble-{name}.LICENSE.txt").write_bytes(licence)
        print(hashlib.sha256(built.read_bytes()).hexdigest(), "noble.js")
    return 0


if __name__ == "__main__":
    sys.exit(main())
