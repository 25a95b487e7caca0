import { fields, list, localized, oneOf, text, whole, type Fields } from '../app/json.ts';
import type { Localized } from '../app/words.ts';
import type { TestSum } from '../ballot/index.ts';

const KINDS = ['single', 'pedersen'] as const;
const ROUNDS = ['certificate', 'polynomial', 'share', 'complete'] as const;

export type Round = (typeof ROUNDS)[number];

/** Numbers of trustees count from 1. */
export interface Complaint {
  readonly by: number;
  readonly about: number;
}

/** A sum to open before it matters. */
export interface Test extends TestSum {
  readonly url: string;
  readonly given: boolean;
  readonly opened: boolean;
}

/** How the trustees come to their key, and how far they are, as one of them is told. */
export interface Ceremony {
  readonly kind: (typeof KINDS)[number];
  readonly threshold: number;
  readonly size: number;
  /** This trustee's number, 0 when the ceremony was begun without this one. */
  readonly index: number;
  /** Whether somebody became or ceased to be a trustee since it was begun. */
  readonly changed: boolean;
  readonly names: readonly Localized[];
  readonly round: Round;
  /** Who has done this round's part. */
  readonly done: readonly boolean[];
  /** What this trustee sent or was sent, by rounds; null before. */
  readonly certificate: string | null;
  readonly polynomialGiven: boolean;
  readonly shareGiven: boolean;
  readonly certificates: readonly string[] | null;
  readonly input: string | null;
  readonly privateKey: string | null;
  readonly publicKey: string | null;
  readonly complaints: readonly Complaint[];
  readonly test: Test | null;
  readonly urls: { readonly [name in Exclude<Round, 'complete'> | 'complaint']: string };
}

export function readCeremony(value: unknown): Ceremony {
  const told = fields(value, 'ceremony');
  const urls = fields(told['urls'] ?? {}, 'urls');
  const url = (name: string): string => text(urls[name] ?? '', `urls.${name}`);
  return {
    kind: oneOf(told['kind'], 'kind', KINDS),
    threshold: whole(told['threshold'], 'threshold'),
    size: whole(told['size'], 'size'),
    index: whole(told['index'] ?? 0, 'index'),
    changed: told['changed'] === true,
    names: list(told['names'], 'names', localized),
    round: oneOf(told['round'], 'round', ROUNDS),
    done: list(told['done'] ?? [], 'done', (done) => done === true),
    certificate: optional(told, 'certificate'),
    polynomialGiven: told['polynomialGiven'] === true,
    shareGiven: told['shareGiven'] === true,
    certificates: told['certificates'] == null ? null : list(told['certificates'], 'certificates', text),
    input: optional(told, 'input'),
    privateKey: optional(told, 'privateKey'),
    publicKey: optional(told, 'publicKey'),
    complaints: list(told['complaints'] ?? [], 'complaints', readComplaint),
    test: told['test'] == null ? null : readTest(fields(told['test'], 'test')),
    urls: {
      certificate: url('certificate'),
      polynomial: url('polynomial'),
      share: url('share'),
      complaint: url('complaint'),
    },
  };
}

function optional(told: Fields, name: string): string | null {
  return told[name] == null ? null : text(told[name], name);
}

function readComplaint(value: unknown, where: string): Complaint {
  const complaint = fields(value, where);
  return { by: whole(complaint['by'], where), about: whole(complaint['about'], where) };
}

function readTest(test: Fields): Test {
  return {
    election: text(test['election'], 'test.election'),
    trustees: text(test['trustees'], 'test.trustees'),
    sum: text(test['sum'], 'test.sum'),
    url: text(test['url'], 'test.url'),
    given: test['given'] === true,
    opened: test['opened'] === true,
  };
}
