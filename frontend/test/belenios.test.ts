import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import {
  makeKey,
  openShare,
  partialDecryption,
  publicCredential,
  seal,
  TrusteeSecret,
  verifyForTrustee,
} from '../src/ballot/index.ts';
import { codes, contexts, oneOfFive } from './support/box.ts';
import { Ceremony } from './support/ceremony.ts';

// Somebody else's program as judge, given by BELENIOS_TOOL (belenios-tool 3.0 to 3.3). Its
// `election verify` drops the outcome of its ballot check, so ballots go through `verify-ballot`,
// in a folder whose archive ends with the Setup: later, every ballot is a duplicate of itself.

const tool = process.env['BELENIOS_TOOL'];
const skip = tool || process.env['CI'] === 'true' ? false : 'BELENIOS_TOOL names no belenios-tool';

const UUID = 'AgreedWithTheTooL1';
const root = mkdtempSync(path.join(tmpdir(), 'pingyi-belenios-'));
after(() => rmSync(root, { recursive: true, force: true }));

const questions = [
  oneOfFive('The head of the north branch: diligence'),
  { answers: ['a', 'b', 'c'], blank: true, min: 1, max: 2, question: 'With "blank" votes / 空白票' },
  { answers: ['c', 'd'], min: 0, max: 2, question: 'Up to two' },
];

/** An election that the tool made, with our trustees' keys and our credentials. */
class ToolElection {
  readonly folder: string;
  readonly credentials: string[] = [];

  /** `shared`: the parameters of a threshold key in place of our single keys. */
  constructor(name: string, shared?: object) {
    this.folder = path.join(root, name);
    mkdirSync(this.folder);
    const single = shared ? [] : codes.map((code, at) => `${makeKey(contexts[at]!, code)}\n`);
    this.write('public_keys.jsons', single.join(''));
    if (shared) this.write('threshold.json', JSON.stringify(shared));
    for (let voter = 0; voter < 3; voter += 1)
      this.credentials.push(
        this.run(['setup', 'generate-token', '--length', '22'])
          .trim()
          .replace(/^(.{5})(.{6})(.{5})(.{6})$/, '$1-$2-$3-$4'),
      );
    this.write(
      'public_creds.json',
      JSON.stringify(this.credentials.map((code) => publicCredential(UUID, code)).sort()),
    );
    this.write('template.json', JSON.stringify({ description: '', name: '测评', questions }));
    this.run(['setup', 'make-trustees']);
    this.run(['setup', 'make-election', '--uuid', UUID, '--group', 'Ed25519', '--template', 'template.json']);
    this.run(['archive', 'init']);
  }

  get election(): string {
    return readFileSync(path.join(this.folder, 'election.json'), 'utf8').trimEnd();
  }

  get archive(): Uint8Array {
    return new Uint8Array(readFileSync(path.join(this.folder, `${UUID}.bel`)));
  }

  write(name: string, text: string): void {
    writeFileSync(path.join(this.folder, name), text);
  }

  /** Its standard output; a failure of the tool fails the test, with its reason. */
  run(args: string[], input = ''): string {
    return execFileSync(tool ?? 'belenios-tool', args, { cwd: this.folder, input, encoding: 'utf8', stdio: 'pipe' });
  }

  event(type: string, ...data: string[]): void {
    this.run(['archive', 'add-event', `--type=${type}`], data.map((text) => `${text}\n`).join(''));
  }

  /** Closes the box and has the tool add up. */
  close(): void {
    this.event('EndBallots');
    this.event('EncryptedTally', ...this.run(['election', 'compute-encrypted-tally']).trim().split('\n'));
  }

  /** A trustee of ours checks the archive and hands in a part. */
  open(secret: TrusteeSecret, counted: number): void {
    const verified = verifyForTrustee(this.archive, secret.publicKey);
    assert.equal(verified.counted, counted);
    const partial = partialDecryption(verified.electionText, verified.tallyText, secret);
    const payload = Buffer.from(this.run(['sha256-b64'], partial).trim(), 'base64').toString('hex');
    this.event('PartialDecryption', partial, JSON.stringify({ owner: verified.owner, payload }));
  }

  /** The tool's result, which it then checks with everything else. */
  result(): unknown {
    const result = this.run(['election', 'compute-result']).trim();
    this.event('Result', result);
    this.run(['election', 'verify']);
    return JSON.parse(result);
  }

  accepts(ballot: string): boolean {
    this.write('ballot.json', ballot);
    return (
      spawnSync(tool ?? 'belenios-tool', ['election', 'verify-ballot', '--ballot', 'ballot.json'], { cwd: this.folder })
        .status === 0
    );
  }
}

const ballotsOfAll: number[][][] = [
  [
    [1, 0, 0, 0, 0],
    [0, 1, 1, 0],
    [0, 0],
  ],
  [
    [0, 0, 0, 0, 1],
    [1, 0, 0, 0],
    [1, 1],
  ],
  [
    [0, 0, 1, 0, 0],
    [0, 0, 0, 1],
    [0, 1],
  ],
];

test('belenios-tool derives the public credentials that we derive', { skip }, () => {
  const election = new ToolElection('credentials');
  for (const code of election.credentials) {
    const derived = election.run([
      'setup',
      'generate-credentials',
      '--uuid',
      UUID,
      '--group',
      'Ed25519',
      '--derive',
      code,
    ]);
    assert.equal(derived.trim(), publicCredential(UUID, code));
  }
});

test('belenios-tool accepts each ballot that we seal, and none that is changed', { skip }, () => {
  const election = new ToolElection('ballots');
  for (const [voter, votes] of ballotsOfAll.entries()) {
    const { text } = seal(election.election, election.credentials[voter]!, votes);
    assert.ok(election.accepts(text), `ballot ${voter}`);
    const response = /"response":"(\d)/.exec(text)![1]!;
    assert.ok(!election.accepts(text.replace(`"response":"${response}`, `"response":"${9 - Number(response) || 1}`)));
  }
});

test("a whole election of both programs: our ballots and decryptions, the tool's tally and result", { skip }, () => {
  const election = new ToolElection('whole');
  for (const [voter, votes] of ballotsOfAll.entries()) {
    election.event('Ballot', seal(election.election, election.credentials[voter]!, votes).text);
  }
  // The first voter changes her mind.
  election.event('Ballot', seal(election.election, election.credentials[0]!, ballotsOfAll[2]!).text);
  election.close();
  for (const [at, code] of codes.entries()) election.open(TrusteeSecret.fromCode(contexts[at]!, code), 3);
  assert.deepEqual(election.result(), sumsOf([ballotsOfAll[2]!, ...ballotsOfAll.slice(1)]));
});

test("… with a key that three trustees of ours made together, opened by any two of them", { skip }, () => {
  const ceremony = new Ceremony();
  const { shares, trustees } = ceremony.finished();
  const [[, parameters]] = JSON.parse(trustees.text) as [[string, object]];
  const secrets = ceremony.seeds.map((seed, at) => openShare(seed, shares[at]!.private_key));
  for (const pair of [
    [2, 0],
    [1, 2],
  ]) {
    const election = new ToolElection(`threshold-${pair.join('-')}`, parameters);
    for (const [voter, votes] of ballotsOfAll.entries()) {
      election.event('Ballot', seal(election.election, election.credentials[voter]!, votes).text);
    }
    election.close();
    for (const at of pair) election.open(secrets[at]!, 3);
    assert.deepEqual(election.result(), sumsOf(ballotsOfAll));
  }
});

/** What must come out of these ballots. */
function sumsOf(ballots: readonly number[][][]): { result: number[][] } {
  const result = ballots[0]!.map((row, question) =>
    row.map((_, choice) => ballots.reduce((sum, votes) => sum + votes[question]![choice]!, 0)),
  );
  return { result };
}
