import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import {
  Blame,
  certificateFingerprint,
  checkCertificates,
  comparison,
  drawRecoveryCode,
  keyFingerprint,
  makeCertificate,
  makeKey,
  makePolynomial,
  makeShare,
  openShare,
  parseElection,
  partialDecryption,
  readArchive,
  Seed,
  TrusteeSecret,
  verifyForTrustee,
} from '../src/ballot/index.ts';
import type { ErrorCode } from '../src/ballot/error.ts';
import { GENERATOR, keyFromText, pointFromText, pointText } from '../src/ballot/group.ts';
import { browserRandom } from '../src/ballot/random.ts';
import { rehearse, testTally } from '../src/ballot/rehearsal.ts';
import { checkSigned, decryptMessage, encryptMessage } from '../src/ballot/threshold/message.ts';
import { Box, codes, contexts, electionText } from './support/box.ts';
import {
  Ceremony,
  inputFor,
  pedersen,
  single,
  trusteesOf,
  type PolynomialText,
  type ShareText,
} from './support/ceremony.ts';
import { refused } from './support/refusal.ts';
import { vectorBytes, vectors } from './support/vectors.ts';

interface Keys {
  seed: string;
  signing_key: string;
  verification_key: string;
  decryption_key: string;
  encryption_key: string;
}

interface Pki {
  keys: Keys[];
  signed: { by: number; signed_msg: { message: string; signature: { challenge: string; response: string } } };
  encrypted: { to: number; plaintext: string; encrypted_msg: { data: string } };
  channel: { sender: number; recipient: number; message: string; sent: string };
}

interface Pair {
  alpha: string;
  beta: string;
}

interface Transcript {
  threshold: number;
  trustees: number;
  seeds: string[];
  certs: object[];
  polynomials: PolynomialText[];
  vinputs: object[];
  voutputs: ShareText[];
  threshold_parameters: object;
  private_shares: string[];
}

const pki = vectors<Pki>('pki.json');
const transcript = vectors<Transcript>('threshold.json');
const certs = transcript.certs.map((cert) => JSON.stringify(cert));
const setting = { size: transcript.trustees, threshold: transcript.threshold };

const grouped = (seed: string) => seed.replace(/^(.{5})(.{6})(.{5})(.{6})$/, '$1-$2-$3-$4');
const seedOf = (bare: string) => Seed.fromCode(grouped(bare));
const keyOf = (scalar: string) => pointText(GENERATOR.multiply(BigInt(scalar)));

/** The call must blame this trustee, with this reason. */
function blamed(index: number, code: ErrorCode, call: () => unknown): void {
  assert.throws(call, (error) => {
    assert.ok(error instanceof Blame, `blames nobody: ${String(error)}`);
    assert.deepEqual([error.index, error.code], [index, code], error.message);
    return true;
  });
}

test("a recovery code without dashes is Belenios' seed and gives its keys", () => {
  for (const { seed, verification_key: verification, encryption_key: encryption } of pki.keys) {
    const own = seedOf(seed);
    assert.deepEqual([own.verification, own.encryption], [verification, encryption]);
  }
  refused('recovery-code', () => Seed.fromCode('atnghM7ksX8fBFDanfrV6i'));
});

test('the fingerprints that people compare are those which the other program prints', () => {
  const [said] = vectors<{ trustees_threshold: { trustees: { pki_key: string; verification_key: string }[] }[] }>(
    'threshold.checksums.json',
  ).trustees_threshold;
  const own = transcript.seeds.map((seed, at) => certificateFingerprint(seedOf(seed), setting, at + 1));
  assert.deepEqual(
    own,
    said!.trustees.map(({ pki_key: print }) => print),
  );
  const keys = transcript.voutputs.map(({ public_key: { public_key: key } }) => keyFingerprint(key));
  assert.deepEqual(
    keys,
    said!.trustees.map(({ verification_key: print }) => print),
  );
});

test('two certificates of one recovery code are blamed on the second', () => {
  const [first = '', second = ''] = Array.from({ length: 2 }, () => drawRecoveryCode());
  const { setting: of, seeds } = new Ceremony([first, second, first]);
  const texts = seeds.map((seed, at) => makeCertificate(seed, of, at + 1));
  blamed(3, 'certificate', () => checkCertificates(texts, of));
});

test("the other program's signed message holds, and nothing else does", () => {
  const { by, signed_msg: signed } = pki.signed;
  const key = keyFromText(pki.keys[by]!.verification_key, 'key');
  checkSigned(signed, key, 'message');
  refused('signature', () => checkSigned({ ...signed, message: 'hello' }, key, 'message'));
  const other = keyFromText(pki.keys[1]!.verification_key, 'key');
  refused('signature', () => checkSigned(signed, other, 'message'));
});

test("the other program's encrypted message is read by whom it is for", () => {
  const { to, plaintext, encrypted_msg: message } = pki.encrypted;
  const text = JSON.stringify(message);
  assert.equal(decryptMessage(BigInt(pki.keys[to]!.decryption_key), text, 'message'), plaintext);
  refused('message', () => decryptMessage(BigInt(pki.keys[0]!.decryption_key), text, 'message'));
  for (let at = 0; at < message.data.length; at += 1) {
    const digit = message.data[at] === '0' ? '1' : '0';
    const data = message.data.slice(0, at) + digit + message.data.slice(at + 1);
    const changed = JSON.stringify({ ...message, data });
    refused('message', () => decryptMessage(BigInt(pki.keys[to]!.decryption_key), changed, 'message'));
  }
});

test('a message is encrypted anew each time, and read again', () => {
  const [{ encryption_key: to, decryption_key: secret } = pki.keys[0]!] = pki.keys;
  const [first, second] = [1, 2].map(() => encryptMessage(keyFromText(to, 'key'), '保管人 "1"', browserRandom));
  assert.notEqual(first, second);
  assert.equal(decryptMessage(BigInt(secret), first!, 'message'), '保管人 "1"');
});

test("the other program's channel is heard by whom it is for, from whom it is", () => {
  const { sender, recipient, message, sent } = pki.channel;
  const [from, to] = [seedOf(pki.keys[sender]!.seed), seedOf(pki.keys[recipient]!.seed)];
  assert.equal(to.receive(keyFromText(from.verification, 'key'), sent, 'channel'), message);
  refused('signature', () => to.receive(keyFromText(to.verification, 'key'), sent, 'channel'));
  refused('message', () => from.receive(keyFromText(from.verification, 'key'), sent, 'channel'));
});

test('a message to somebody else that was encrypted on is refused', () => {
  const [a, b, c] = pki.keys.map(({ seed }) => seedOf(seed));
  const signedForB = a!.sign(JSON.stringify({ recipient: b!.encryption, message: 'x' }), browserRandom);
  const passedOn = encryptMessage(keyFromText(c!.encryption, 'key'), JSON.stringify(signedForB), browserRandom);
  refused('message', () => c!.receive(keyFromText(a!.verification, 'key'), passedOn, 'channel'), 'somebody else');
});

test("the other program's certificates are accepted; ours have the same message", () => {
  const checked = checkCertificates(certs, setting);
  for (const [at, bare] of transcript.seeds.entries()) {
    const own = JSON.parse(makeCertificate(seedOf(bare), setting, at + 1)) as { message: string };
    assert.equal(own.message, checked[at]!.signed.message);
  }
});

test("the other program's polynomials give each trustee the share that it gave", () => {
  for (const [at, bare] of transcript.seeds.entries()) {
    const seed = seedOf(bare);
    const input = JSON.stringify(transcript.vinputs[at]);
    const made = JSON.parse(makeShare(seed, certs, setting, at + 1, input)) as ShareText;
    assert.equal(made.public_key.public_key, keyOf(transcript.private_shares[at]!));
    for (const { private_key: kept } of [made, transcript.voutputs[at]!])
      assert.equal(openShare(seed, kept).publicKey, keyOf(transcript.private_shares[at]!));
  }
});

test("the trustees of the other program's key would see the same characters, the hash of all certificates", () => {
  const expected = createHash('sha256').update(JSON.stringify(transcript.certs)).digest('base64').slice(0, 43);
  for (const [at, bare] of transcript.seeds.entries()) {
    const input = JSON.stringify(transcript.vinputs[at]);
    assert.equal(comparison(seedOf(bare), certs, setting, at + 1, input), expected);
  }
});

test("nobody opens another's share", () => {
  const [first, second] = transcript.seeds.map(seedOf);
  refused('message', () => openShare(second!, transcript.voutputs[0]!.private_key));
  const opened = openShare(first!, transcript.voutputs[0]!.private_key);
  assert.ok(!JSON.stringify(opened).includes(transcript.private_shares[0]!));
});

test("the other program's threshold archive is verified for each of its trustees", () => {
  for (const [at, share] of transcript.private_shares.entries()) {
    const verified = verifyForTrustee(vectorBytes('threshold.bel'), keyOf(share));
    assert.deepEqual([verified.owner, verified.trustees], [at + 1, 3]);
    assert.equal(verified.verification, seedOf(transcript.seeds[at]!).verification);
  }
});

test('three trustees make a key with each other, and any two open a sum', () => {
  const ceremony = new Ceremony();
  const { shares, trustees } = ceremony.finished();
  const box = new Box(undefined, [], trustees);
  const votes = [
    [1, 0, 0, 0, 0],
    [1, 0, 0, 0, 0],
    [0, 0, 1, 0, 0],
  ];
  const ballots = votes.map((row, voter) => box.ballot(voter, [row]));
  const file = box.tallied(ballots);
  const factors = ceremony.seeds.map((seed, at) => {
    const secret = openShare(seed, shares[at]!.private_key);
    const { owner, verification, electionText: election, tallyText } = verifyForTrustee(file, secret.publicKey);
    assert.deepEqual([owner, verification], [at + 1, seed.verification]);
    const part = JSON.parse(partialDecryption(election, tallyText, secret)) as { decryption_factors: string[][] };
    return part.decryption_factors[0]!.map((factor) => pointFromText(factor, 'factor'));
  });
  const betas = (JSON.parse(box.tally(ballots).text) as { beta: string }[][])[0]!.map(({ beta }) => beta);
  const expected = [2n, 0n, 1n, 0n, 0n].map((count) => pointText(GENERATOR.multiplyUnsafe(count)));
  // Lagrange's coefficients at 0 for two points: j/(j-i) and i/(i-j).
  for (const [i, j, plus, minus] of [
    [1, 2, 2n, 1n],
    [2, 3, 3n, 2n],
  ] as const) {
    const sums = betas.map((beta, choice) => {
      const [first, second] = [factors[i - 1]![choice]!, factors[j - 1]![choice]!];
      const opened = first.multiplyUnsafe(plus).subtract(second.multiplyUnsafe(minus));
      return pointText(pointFromText(beta, 'beta').subtract(opened));
    });
    assert.deepEqual(sums, expected, `trustees ${i} and ${j}`);
  }
});

test('single and threshold trustees mix in any order, and are numbered through', () => {
  const alone = codes.map((code, at) => single(makeKey(contexts[at]!, code)));
  const [first, second] = codes.map((code, at) => TrusteeSecret.fromCode(contexts[at]!, code).publicKey);
  const ceremony = new Ceremony();
  const certificates = ceremony.certificates();
  const polynomials = ceremony.polynomials(certificates);
  const shares = ceremony.shares(certificates, polynomials);
  const together = pedersen(2, certificates, polynomials, shares);
  const box = new Box(undefined, [], trusteesOf([alone[0]!, together, alone[1]!]));
  const owners = [first!, ...shares.map(({ public_key: key }) => key.public_key), second!];
  const file = box.tallied([]);
  assert.deepEqual(
    owners.map((key) => verifyForTrustee(file, key).owner),
    [1, 2, 3, 4, 5],
  );
});

const known = new Ceremony();
const certificates = known.certificates();
const polynomials = known.polynomials(certificates);
const shares = known.shares(certificates, polynomials);
const changed = (at: number, part: Partial<PolynomialText>) =>
  polynomials.map((text, place) => (place === at ? { ...text, ...part } : text));
const shareOf = (index: number, given: readonly PolynomialText[]) => () =>
  known.share(index, certificates, inputFor(given, index));
const replaced = <T>(list: readonly T[], at: number, value: T) =>
  list.map((each, place) => (place === at ? value : each));

test('whoever sends a wrong certificate is blamed, and the place of a stranger', () => {
  const stranger = Seed.fromCode(drawRecoveryCode());
  const make = (texts: readonly string[], index = 1) => () =>
    makePolynomial(known.seeds[index - 1]!, texts, known.setting, index);
  blamed(2, 'certificate', make(replaced(certificates, 1, certificates[2]!)));
  blamed(3, 'certificate', make(replaced(certificates, 2, makeCertificate(stranger, { size: 3, threshold: 1 }, 3))));
  const { message } = JSON.parse(certificates[1]!) as { message: string };
  blamed(2, 'signature', make(replaced(certificates, 1, JSON.stringify(stranger.sign(message, browserRandom)))));
  blamed(1, 'certificate', make(replaced(certificates, 0, makeCertificate(stranger, known.setting, 1))));
  const spaced = JSON.stringify(known.seeds[1]!.sign(message.replace(',', ', '), browserRandom));
  blamed(2, 'not-canonical', make(replaced(certificates, 1, spaced)));
  blamed(2, 'not-json', make(replaced(certificates, 1, 'nonsense')));
  refused('threshold-trustees', make(certificates.slice(0, 2)));
});

test('whoever sends a secret that cannot be read or does not fit is blamed', () => {
  const [, second] = polynomials;
  const swapped = [second!.secrets[1]!, second!.secrets[0]!, second!.secrets[2]!];
  blamed(2, 'message', shareOf(1, changed(1, { secrets: swapped })));
  const wrong = known.seeds[1]!.send(known.seeds[0]!.encryption, '{"secret":"12345"}', browserRandom);
  blamed(2, 'secret', shareOf(1, changed(1, { secrets: replaced(second!.secrets, 0, wrong) })));
  const nonsense = known.seeds[1]!.send(known.seeds[0]!.encryption, '{"secret":"-1"}', browserRandom);
  blamed(2, 'scalar', shareOf(1, changed(1, { secrets: replaced(second!.secrets, 0, nonsense) })));
  const forged = known.seeds[2]!.send(known.seeds[0]!.encryption, '{"secret":"12345"}', browserRandom);
  blamed(2, 'signature', shareOf(1, changed(1, { secrets: replaced(second!.secrets, 0, forged) })));
  // The others have nothing to complain of.
  shareOf(3, changed(1, { secrets: replaced(second!.secrets, 0, wrong) }))();
});

test('whoever publishes coefficients that are not signed, or signed for others, is blamed', () => {
  const [first, second, third] = polynomials;
  blamed(3, 'signature', shareOf(1, changed(2, { coefexps: second!.coefexps })));
  blamed(3, 'signature', shareOf(1, changed(2, { signature: second!.signature })));
  const { coefexps } = JSON.parse(third!.coefexps.message) as { coefexps: string[] };
  const short = known.seeds[2]!.sign(JSON.stringify({ coefexps: coefexps.slice(1) }), browserRandom);
  blamed(3, 'coefficients', shareOf(1, changed(2, { coefexps: short })));
  // Made for other certificates than those that the others got.
  const others = replaced(certificates, 0, makeCertificate(known.seeds[0]!, known.setting, 1));
  const elsewhere = JSON.parse(makePolynomial(known.seeds[2]!, others, known.setting, 3)) as PolynomialText;
  blamed(3, 'signature', shareOf(1, replaced(polynomials, 2, elsewhere)));
  blamed(1, 'message', shareOf(1, changed(0, { polynomial: second!.polynomial })));
  const own = JSON.parse(makePolynomial(known.seeds[0]!, certificates, known.setting, 1)) as PolynomialText;
  blamed(1, 'coefficients', shareOf(1, changed(0, { polynomial: own.polynomial })));
  assert.ok(first && shareOf(1, polynomials)());
});

test('a finished key with anything changed is refused', () => {
  const check = (parts: Parameters<typeof pedersen>) => {
    const box = new Box(undefined, [], trusteesOf([pedersen(...parts)]));
    return () => verifyForTrustee(box.tallied([]), shares[0]!.public_key.public_key);
  };
  check([2, certificates, polynomials, shares])();
  const other = new Ceremony(known.codes);
  const otherPolynomials = other.polynomials(certificates);
  const otherShares = other.shares(certificates, otherPolynomials);
  blamed(1, 'certificate', check([3, certificates, polynomials, shares]));
  refused('threshold-trustees', check([4, certificates, polynomials, shares]));
  blamed(1, 'certificate', check([1, certificates, polynomials, shares]));
  blamed(2, 'certificate', check([2, replaced(certificates, 1, certificates[0]!), polynomials, shares]));
  blamed(2, 'threshold-trustees', check([2, certificates, polynomials, replaced(shares, 1, otherShares[1]!)]));
  blamed(1, 'threshold-trustees', check([2, certificates, replaced(polynomials, 2, otherPolynomials[2]!), shares]));
  blamed(2, 'signature', check([2, certificates, changed(1, { signature: polynomials[0]!.signature }), shares]));
  const [{ public_key: first }, { public_key: second }] = shares as [ShareText, ShareText];
  const keyed = (public_key: ShareText['public_key']) => replaced(shares, 1, { ...shares[1]!, public_key });
  blamed(2, 'trustee-proof', check([2, certificates, polynomials, keyed({ ...second, pok: first.pok })]));
  blamed(2, 'signature', check([2, certificates, polynomials, keyed({ ...second, signature: first.signature })]));
  refused('threshold-trustees', check([2, certificates, polynomials, shares.slice(0, 2)]));
});

test('the test sum is made here of what is known to all, and opened for whom it is', () => {
  const trustees = trusteesOf([pedersen(2, certificates, polynomials, shares)]);
  const question = { answers: ['yes', 'no'], min: 0, max: 5, question: 'Test' };
  const election = electionText(trustees.key, [question]);
  const parsed = parseElection(election);
  const sumOf = (numbers: number[][], randomness: unknown[][]) => ({
    election,
    trustees: trustees.text,
    sum: JSON.stringify({ numbers, randomness }),
  });
  const [r, s] = [123456789n, 987654321n];
  const sum = sumOf([[3, 0]], [[String(r), String(s)]]);
  const [[first, second]] = JSON.parse(testTally(parsed, sum.sum)) as [[Pair, Pair]];
  assert.deepEqual(first, {
    alpha: pointText(GENERATOR.multiply(r)),
    beta: pointText(parsed.key.multiply(r).add(GENERATOR.multiply(3n))),
  });
  assert.equal(second.beta, pointText(parsed.key.multiply(s)));
  const [seed] = known.seeds;
  const secret = openShare(seed!, shares[0]!.private_key);
  const part = JSON.parse(rehearse(sum, secret, seed!.verification)) as { decryption_factors: string[][] };
  // Nothing that could not be computed without the secret.
  const key = keyFromText(secret.publicKey, 'key');
  assert.deepEqual(part.decryption_factors, [[r, s].map((nonce) => pointText(key.multiply(nonce)))]);

  refused('own-key-missing', () => rehearse(sum, secret, known.seeds[1]!.verification));
  refused('tally', () => rehearse(sumOf([[3]], [['1', '2']]), secret, seed!.verification), 'shape');
  refused('tally', () => rehearse(sumOf([[3, 0]], [['1', '2'], []]), secret, seed!.verification), 'shape');
  refused('scalar', () => rehearse(sumOf([[3, 0]], [['1', '02']]), secret, seed!.verification));
  refused('shape', () => rehearse(sumOf([[3, -1]], [['1', '2']]), secret, seed!.verification));
});

test('the archive of threshold trustees is read to its end', () => {
  assert.equal(readArchive(vectorBytes('threshold.bel')).at(-1)?.type, 'Result');
});
