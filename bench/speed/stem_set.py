"""The script that people write: raws without a JPEG of their stem in their folder, by names alone."""

import os
import sys

RAWS = {".arw", ".cr2", ".cr3", ".nef", ".raf", ".orf", ".rw2", ".dng", ".pef"}
JPEGS = {".jpg", ".jpeg", ".heic", ".heif", ".hif"}

orphans = 0
for folder, _, names in os.walk(sys.argv[1]):
    raws = []
    stems = set()
    for name in names:
        stem, extension = os.path.splitext(name.lower())
        if extension in RAWS:
            raws.append((stem, name))
        elif extension in JPEGS:
            stems.add(stem)
    for stem, name in raws:
        if stem not in stems:
            orphans += 1
            print(os.path.join(folder, name))
print(f"{orphans} orphans", file=sys.stderr)
