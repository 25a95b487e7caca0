import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readBox, type Box } from '../src/booth/box.ts';
import { findings, type Finding } from '../src/booth/filling.ts';

// The rules of filling in belong to the server's crate `review`; the booth keeps the same ones, on the same cases.

const GRADES = ['excellent', 'good', 'fair', 'poor'];

interface Case {
  readonly name: string;
  readonly marks: (string | null)[][];
  readonly own: number | null;
  readonly findings: unknown[];
}

interface CaseSet {
  readonly name: string;
  readonly reporters: number;
  readonly criteria: string[];
  readonly filling: { missing_rows?: string; all_same?: string; quotas?: Record<string, unknown>[] };
  readonly cases: Case[];
}

const sets = JSON.parse(readFileSync('../crates/review/tests/vectors/filling.json', 'utf8')) as CaseSet[];

function boxOf({ reporters, criteria, filling }: CaseSet): Box {
  const quotas = (filling.quotas ?? []).map(({ grades, criterion, at_least, at_most }) => ({
    grades, criterion, atLeast: at_least, atMost: at_most,
  }));
  return readBox({
    box: 'b1', label: 'Box', letter: 'A', state: 'open', colours: [], credentialsUrl: '', trust: 'trustees', words: {},
    ownRow: 'skip', abstain: 'abstain',
    reporters: Array.from({ length: reporters }, (_, at) => ({ key: `B${at}`, unit: `B${at}` })),
    criteria: criteria.map((key) => ({ key, title: key })),
    grades: GRADES.map((key) => ({ key, title: key })),
    filling: { missingRows: filling.missing_rows, allSame: filling.all_same, quotas },
  });
}

function told(finding: Finding, criteria: number): unknown {
  if (finding.kind === 'all_same') return finding;
  const { first, ...rest } = finding;
  return { ...rest, first: first.reporter * criteria + first.criterion };
}

for (const set of sets) {
  for (const { name, marks, own, findings: expected } of set.cases) {
    test(`${set.name}: ${name}`, () => {
      const box = boxOf(set);
      const choice = (mark: string | null) => (mark === null ? null : [...GRADES, 'abstain'].indexOf(mark));
      const found = findings(box, marks.map((row) => row.map(choice)), own);
      assert.deepEqual(found.map((finding) => told(finding, set.criteria.length)), expected);
    });
  }
}
