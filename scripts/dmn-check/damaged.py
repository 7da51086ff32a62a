#!/usr/bin/env python3
"""Does cdmn find the same gaps and overlaps as `law check`: in a law folder as it is, and in three damaged copies of it?

    damaged.py BINARY LAW SCRATCH

Damaged is the row for water pipes inside a house, which subjects inherit and none changes: removed, doubled under another name, or in
force a year late. Each copy goes through `law check` and, as DMN, through cdmn; both must name the same subjects for gaps, and the same
rules for overlaps.
"""

import json
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from gaps import all_findings

ROW = "house"
CODE = f'code = "{ROW}"'
GAP = re.compile(r"gap:? (?P<subject>[\w.]+)")
OVERLAP = re.compile(r"overlap:? (?P<subject>[\w.]+): (?:rules )?(?P<first>[\w./]+)(?: \([\d-]+\))? and (?P<second>[\w./]+)")


def removed(row, _):
    return ""


def doubled(row, _):
    return row + row.replace(CODE, CODE.replace(ROW, f"{ROW}_again"), 1)


def late(row, first):
    year_later = date.fromisoformat(first).replace(year=int(first[:4]) + 1)
    return row.replace(f"{CODE}\n", f"{CODE}\nvalid_from = {year_later}\n", 1)


def damage(law, how):
    """Edits the oldest version of a law folder."""
    version = min(folder for folder in (law / "powers").iterdir() if folder.is_dir())
    file = version / "templates.toml"
    text = file.read_text()
    row = re.search(r"\[\[template\.rule\]\]\n" + CODE + r"\n.*?(?=\[\[template\.rule\]\]|\[\[template\]\]|\Z)", text, re.S)[0]
    file.write_text(text.replace(row, how(row, version.name), 1))


def named(lines):
    """What findings name: subjects with a gap, pairs of rules that overlap."""
    found = set()
    for line in lines:
        overlap, gap = OVERLAP.match(line), GAP.match(line)
        if overlap:
            rules = (overlap[name].rpartition("/")[2] for name in ("first", "second"))
            found.add(("overlap", overlap["subject"], *sorted(rules)))
        elif gap:
            found.add(("gap", gap["subject"]))
    return found


def compare(name, binary, law, scratch):
    """Whether both find the same in a law folder; prints what they found."""
    report = subprocess.run([binary, "law", "check", "--law", law, "--json"], capture_output=True, text=True)
    ours = named(fault["message"] for fault in json.loads(report.stdout)["faults"])
    tables = scratch / f"{name}-tables"
    export = [binary, "law", "export", "--format", "dmn", tables, "--law", law, "--unproved"]
    subprocess.run(export, check=True, capture_output=True)
    count, lines = all_findings(tables)
    theirs = named(lines)
    kinds = [sum(kind == finding[0] for finding in ours) for kind in ("gap", "overlap")]
    print(f"{name}: tables {count}, gaps {kinds[0]}, overlaps {kinds[1]}; cdmn the same: {ours == theirs}", flush=True)
    for finding in sorted(ours ^ theirs):
        print("  only", "law check" if finding in ours else "cdmn", *finding)
    expected = (name == "as it is") == (not ours)
    if not expected:
        print("  the damage did nothing, or there was one before")
    return ours == theirs and expected and count > 0


def main(binary, law, scratch):
    scratch = Path(scratch)
    same = [compare("as it is", binary, Path(law), scratch)]
    for how in (removed, doubled, late):
        copy = scratch / how.__name__
        shutil.copytree(law, copy)
        damage(copy, how)
        same.append(compare(how.__name__, binary, copy, scratch))
    return 0 if all(same) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) == 4 else __doc__)
