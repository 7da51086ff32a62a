#!/usr/bin/env python3
"""Asks cdmn, a solver of decision models that is not ours, for gaps and overlaps in exported tables.

    gaps.py TABLES [SUBJECT ...]

Prints one line for each finding (`gap SUBJECT: ...`, `overlap SUBJECT: A and B: ...`), then how many tables were asked; exit 1 when
there is any. TABLES is a folder of `law export --format dmn`, made with `--unproved` where the rulebook is broken.

cdmn has no command for this, and it knows neither days nor the same word in two columns. So each table is written anew, as
DMN again: a word of a column bears the name of the column, a day is its number, and every line becomes a table of its own that
says whether it fires. What lies before the first day of the table counts as a line too. Then the solver is asked for values with which
no line fires, and for values with which two do. Whatever it finds is its own: no line is compared with another here.
"""

import re
import sys
import xml.etree.ElementTree as ET
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path

from cdmn.API import DMN
from idp_engine import IDP

MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/"
DMN13 = {"dmn": MODEL}
# cdmn's own call reads what its solver printed once and now returns.
MAIN = "procedure main() { pretty_print(model_expand(T, S, max=1)) }"
DAY = re.compile(r'date\("(\d{4}-\d{2}-\d{2})"\)')
WORD = re.compile(r'"((?:[^"\\]|\\.)*)"')


def number(day):
    """A day as the solver counts it."""
    return str(date.fromisoformat(day).toordinal())


def text(node, path):
    return node.find(path, DMN13).text


class Table:
    """An exported table: the columns by name with their type and values, the lines with what they test."""

    def __init__(self, path):
        self.subject = path.stem
        table = ET.parse(path).getroot().find("dmn:decision/dmn:decisionTable", DMN13)
        outputs = [output.get("name") for output in table.findall("dmn:output", DMN13)]
        self.columns = []
        for column in table.findall("dmn:input", DMN13):
            expression = column.find("dmn:inputExpression", DMN13)
            values = text(column, "dmn:inputValues/dmn:text")
            self.columns.append((text(expression, "dmn:text"), expression.get("typeRef"), values))
        self.lines = []
        for rule in table.findall("dmn:rule", DMN13):
            tests = [text(entry, "dmn:text") for entry in rule.findall("dmn:inputEntry", DMN13)]
            answers = [text(entry, "dmn:text") for entry in rule.findall("dmn:outputEntry", DMN13)]
            rule, law = (answers[outputs.index(name)].strip('"') for name in ("rule", "law"))
            self.lines.append((f"{rule} ({law})", tests))

    def place(self, name):
        """The number of a column."""
        return [column[0] for column in self.columns].index(name)

    def test(self, column, entry):
        """An entry in the words of the solver."""
        name, kind, _ = column
        if entry == "-":
            return entry
        if kind == "date":
            return DAY.sub(lambda day: number(day[1]), entry)
        return WORD.sub(lambda word: f'"{word[1]}_c{self.place(name)}"', entry)

    def before(self):
        """The line of the days before the table begins."""
        first = self.columns[-1][2].removeprefix(">= ")
        return ("before the first day", ["-"] * (len(self.columns) - 1) + [f"< {first}"])

    def model(self):
        """The table as a model of one small table a line."""
        root = ET.Element("definitions", {"xmlns": MODEL, "id": "d", "name": "lines", "namespace": "urn:lines"})
        for index, (_, tests) in enumerate([*self.lines, self.before()]):
            decision = ET.SubElement(root, "decision", {"id": f"line{index}", "name": f"line{index}"})
            table = ET.SubElement(decision, "decisionTable", {"id": f"table{index}", "hitPolicy": "UNIQUE"})
            for name, kind, values in self.columns:
                column = ET.SubElement(table, "input", {"label": name})
                types = {"typeRef": "integer" if kind == "date" else "string"}
                ET.SubElement(ET.SubElement(column, "inputExpression", types), "text").text = name
                if kind != "date":
                    words = self.test((name, kind, values), values)
                    ET.SubElement(ET.SubElement(column, "inputValues"), "text").text = words
            ET.SubElement(table, "output", {"name": f"fires{index}", "typeRef": "boolean"})
            rule = ET.SubElement(table, "rule", {"id": f"rule{index}"})
            for column, entry in zip(self.columns, tests):
                ET.SubElement(ET.SubElement(rule, "inputEntry"), "text").text = self.test(column, entry)
            ET.SubElement(ET.SubElement(rule, "outputEntry"), "text").text = "true"
        return ET.tostring(root, encoding="unicode")

    def found(self, model, fires):
        """Values of the inputs with which the lines fire as wished, or nothing."""
        model.clear()
        for index, value in fires.items():
            model.set_value(f"fires{index}", value)
        model.update_structure()
        told = IDP.from_str(model.idp + MAIN).execute()
        return None if "No models" in told else self.values(told)

    def values(self, told):
        """The inputs of a model as the table writes them."""
        words = []
        for place, (name, kind, _) in enumerate(self.columns):
            value = re.search(rf"^{name} := (.+)\.$", told, re.M)[1]
            value = date.fromordinal(int(value)) if kind == "date" else value.removesuffix(f"_c{place}")
            words.append(f"{name} {value}")
        return ", ".join(words)

    def findings(self):
        with redirect_stdout(StringIO()):  # It tells what glossaries it misses.
            model = DMN(xml=self.model())
        names = [name for name, _ in [*self.lines, self.before()]]
        gap = self.found(model, dict.fromkeys(range(len(names)), False))
        if gap:
            yield f"gap {self.subject}: {gap}"
        for second in range(len(names)):
            for first in range(second):
                both = self.found(model, {first: True, second: True})
                if both:
                    yield f"overlap {self.subject}: {names[first]} and {names[second]}: {both}"


def findings(path):
    """The findings of one file."""
    return list(Table(path).findings())


def all_findings(folder, subjects=()):
    """The findings of all files of a folder, or of some; with the number of files."""
    paths = [path for path in sorted(Path(folder).glob("*.dmn")) if not subjects or path.stem in subjects]
    with ProcessPoolExecutor() as pool:
        return len(paths), [finding for found in pool.map(findings, paths) for finding in found]


def main(folder, *subjects):
    count, found = all_findings(folder, subjects)
    print(*found, f"tables {count}, findings {len(found)}", sep="\n")
    return 1 if found or not count else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) > 1 else __doc__)
