import { demand } from '../error.ts';
import { GENERATOR, mod, NEUTRAL, scalarFromText, type Scalar } from '../group.ts';
import { array, object, parseCompact, string, type Json } from '../json.ts';
import { item } from '../list.ts';
import { browserRandom, type Random } from '../random.ts';
import { TrusteeSecret } from '../trustee.ts';
import { blaming } from './blame.ts';
import type { Certificate, Setting } from './certificate.ts';
import { checkCoefficients, evaluate, type Coefficients } from './coefficients.ts';
import { certificatesFor, ownPowers } from './polynomial.ts';
import type { Seed } from './seed.ts';

// Belenios v1, section 8, step 5.

/**
 * The text that trustee `index` hands in third: the share, encrypted to the trustee itself, and its
 * public key. `input` is what the server gathered of everybody's polynomials for this trustee.
 *
 * Blames whoever sent a value that cannot be read or does not fit what the sender published.
 */
export function makeShare(
  seed: Seed,
  certificates: readonly string[],
  setting: Setting,
  index: number,
  input: string,
  random: Random = browserRandom,
): string {
  const authors = certificatesFor(seed, certificates, setting, index);
  const gathered = readInput(input, setting.size);
  const published = authors.map((author, at) =>
    blaming(at + 1, () =>
      checkCoefficients(gathered.coefexps[at], gathered.signatures[at], author, authors, setting.threshold),
    ),
  );
  blaming(index, () => checkOwn(seed, gathered.polynomial, item(published, index - 1)));
  const secrets = authors.map((author, at) =>
    blaming(at + 1, () => receiveSecret(seed, author, gathered.secrets[at], item(published, at), index)),
  );
  return shareText(seed, mod(secrets.reduce((sum, secret) => sum + secret, 0n)), random);
}

interface Gathered {
  readonly polynomial: string;
  readonly secrets: readonly Json[];
  readonly coefexps: readonly Json[];
  readonly signatures: readonly Json[];
}

function readInput(text: string, size: number): Gathered {
  const where = 'input';
  const fields = object(parseCompact(text, where), ['polynomial', 'secrets', 'coefexps', 'signatures'], where);
  const of = (name: string): Json[] => {
    const list = array(fields[name], `${where}.${name}`);
    demand(list.length === size, 'shape', `${where}.${name}: ${list.length} for ${size} trustees`);
    return list;
  };
  return {
    polynomial: string(fields['polynomial'], where),
    secrets: of('secrets'),
    coefexps: of('coefexps'),
    signatures: of('signatures'),
  };
}

/** What goes by this trustee's name must be what this trustee made. */
function checkOwn(seed: Seed, note: string, published: Coefficients): void {
  const powers = ownPowers(seed, note, published.texts.length);
  demand(powers.join() === published.texts.join(), 'coefficients', 'not what this trustee sent');
}

function receiveSecret(
  seed: Seed,
  author: Certificate,
  sent: Json | undefined,
  published: Coefficients,
  index: number,
): Scalar {
  const where = 'secret';
  const text = seed.receive(author.verificationKey, string(sent, where), where);
  const secret = scalarFromText(object(parseCompact(text, where), ['secret'], where)['secret'], where);
  const claimed = secret === 0n ? NEUTRAL : GENERATOR.multiply(secret);
  demand(claimed.equals(evaluate(published.points, index)), 'secret', `${where}: does not fit the coefficients`);
  return secret;
}

function shareText(seed: Seed, share: Scalar, random: Random): string {
  const secret = TrusteeSecret.fromShare(share);
  const { publicKey } = secret;
  const note = JSON.stringify({ decryption_key: share.toString() });
  const announced = JSON.parse(secret.announce(random)) as { readonly pok: object; readonly public_key: string };
  return JSON.stringify({
    private_key: seed.send(seed.encryption, note, random),
    public_key: { ...announced, signature: seed.sign(publicKey, random).signature },
  });
}

/** The share from the text that the server keeps for its owner. Throws `message` for anybody else. */
export function openShare(seed: Seed, privateKey: string): TrusteeSecret {
  const where = 'own share';
  const fields = object(parseCompact(seed.receiveOwn(privateKey, where), where), ['decryption_key'], where);
  return TrusteeSecret.fromShare(scalarFromText(fields['decryption_key'], where));
}
