import {
  checkCertificates,
  drawRecoveryCode,
  makeCertificate,
  makePolynomial,
  makeShare,
  Seed,
  type Setting,
} from '../../src/ballot/index.ts';
import { NEUTRAL, pointFromText, pointText } from '../../src/ballot/group.ts';
import { hashHex } from '../../src/ballot/hash.ts';
import { browserRandom } from '../../src/ballot/random.ts';
import type { TrusteesText } from './box.ts';

export interface PolynomialText {
  polynomial: string;
  secrets: string[];
  coefexps: { message: string; signature: object };
  signature: object;
}

export interface ShareText {
  private_key: string;
  public_key: { pok: object; public_key: string; signature: object };
}

/** Three trustees, two of whom open; what the server would pass on between them. */
export class Ceremony {
  readonly setting: Setting;
  readonly codes: string[];
  readonly seeds: Seed[];

  constructor(codes = Array.from({ length: 3 }, () => drawRecoveryCode()), threshold = 2) {
    this.codes = codes;
    this.setting = { size: codes.length, threshold };
    this.seeds = codes.map((code) => Seed.fromCode(code));
  }

  certificates(): string[] {
    return this.seeds.map((seed, at) => makeCertificate(seed, this.setting, at + 1));
  }

  polynomials(certificates: readonly string[]): PolynomialText[] {
    return this.seeds.map(
      (seed, at) => JSON.parse(makePolynomial(seed, certificates, this.setting, at + 1)) as PolynomialText,
    );
  }

  shares(certificates: readonly string[], polynomials: readonly PolynomialText[]): ShareText[] {
    return this.seeds.map((_, at) => this.share(at + 1, certificates, inputFor(polynomials, at + 1)));
  }

  share(index: number, certificates: readonly string[], input: string): ShareText {
    return JSON.parse(makeShare(this.seeds[index - 1]!, certificates, this.setting, index, input)) as ShareText;
  }

  /** All rounds, everybody honest. */
  finished(): { shares: ShareText[]; trustees: TrusteesText } {
    const certificates = this.certificates();
    checkCertificates(certificates, this.setting);
    const polynomials = this.polynomials(certificates);
    const shares = this.shares(certificates, polynomials);
    return { shares, trustees: trusteesOf([pedersen(this.setting.threshold, certificates, polynomials, shares)]) };
  }
}

export function inputFor(polynomials: readonly PolynomialText[], index: number): string {
  return JSON.stringify({
    polynomial: polynomials[index - 1]!.polynomial,
    secrets: polynomials.map(({ secrets }) => secrets[index - 1]),
    coefexps: polynomials.map(({ coefexps }) => coefexps),
    signatures: polynomials.map(({ signature }) => signature),
  });
}

export interface Item {
  readonly item: readonly [string, object];
  readonly keys: readonly string[];
}

export function pedersen(
  threshold: number,
  certificates: readonly string[],
  polynomials: readonly PolynomialText[],
  shares: readonly ShareText[],
): Item {
  const parameters = {
    threshold,
    certs: certificates.map((text) => JSON.parse(text) as object),
    coefexps: polynomials.map(({ coefexps }) => coefexps),
    signatures: polynomials.map(({ signature }) => signature),
    verification_keys: shares.map(({ public_key }) => public_key),
  };
  return { item: ['Pedersen', parameters], keys: polynomials.map(constantTerm) };
}

export function single(text: string): Item {
  const key = JSON.parse(text) as { public_key: string };
  return { item: ['Single', key], keys: [key.public_key] };
}

/** The record of a list of items and the election's key that follows. */
export function trusteesOf(items: readonly Item[]): TrusteesText {
  const keys = items.flatMap(({ keys }) => keys).map((key) => pointFromText(key, 'key'));
  return {
    text: JSON.stringify(items.map(({ item }) => item)),
    key: pointText(keys.reduce((sum, key) => sum.add(key), NEUTRAL)),
  };
}

function constantTerm({ coefexps }: PolynomialText): string {
  return (JSON.parse(coefexps.message) as { coefexps: string[] }).coefexps[0]!;
}

/** What a credential authority with a server of its own says of the list that it made. */
export function certificateOf(uuid: string, credentials: string, voters = 3): string {
  const seed = Seed.fromCode(drawRecoveryCode());
  const certificate = {
    uuid,
    voter_list_length: voters,
    public_creds_hash: hashHex(credentials),
    verification_key: seed.verification,
    encryption_key: seed.encryption,
  };
  const signature = seed.sign(hashHex(JSON.stringify(certificate)), browserRandom);
  return JSON.stringify({ ...certificate, signature });
}
