import { FpInvertBatch } from '@noble/curves/abstract/modular.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { BallotError, demand } from './error.ts';

// Belenios v1, section 1. BigInt arithmetic does not run in constant time; neither does Belenios'
// own booth. What protects a voter is that the code runs on the voter's device only.

const Curve = ed25519.Point;

/** An element of the curve. Whatever `pointFromText` returned is in the subgroup of order q. */
export type Point = typeof Curve.BASE;

/** An integer from 0 to q - 1. */
export type Scalar = bigint;

/** q, the order of the group. */
export const ORDER: bigint = Curve.Fn.ORDER;

export const NEUTRAL: Point = Curve.ZERO;
export const GENERATOR: Point = Curve.BASE;

/** The representative from 0 to q - 1, of negative numbers too. */
export function mod(number: bigint): Scalar {
  const rest = number % ORDER;
  return rest < 0n ? rest + ORDER : rest;
}

const SCALAR = /^(?:0|[1-9][0-9]{0,75})$/;

/** A scalar from its decimal text; `where` names the place for the error. */
export function scalarFromText(text: unknown, where: string): Scalar {
  demand(typeof text === 'string' && SCALAR.test(text), 'scalar', where);
  const scalar = BigInt(text);
  demand(scalar < ORDER, 'scalar', where);
  return scalar;
}

const SIGN = 1n << 255n;

/** The texts of many points: 64 hexadecimal digits, most significant first. One inversion for all. */
export function pointTexts(points: readonly Point[]): string[] {
  const { Fp } = Curve;
  const inverses = FpInvertBatch(
    Fp,
    points.map((point) => point.Z),
  );
  return points.map((point, at) => {
    const inverse = inverses[at] ?? 0n;
    const odd = Fp.mul(point.X, inverse) & 1n;
    const y = Fp.mul(point.Y, inverse);
    return (odd === 1n ? y + SIGN : y).toString(16).padStart(64, '0');
  });
}

export function pointText(point: Point): string {
  return pointTexts([point]).join('');
}

const POINT = /^[0-9a-f]{64}$/;

/**
 * A canonical point of the curve, not yet known to be in the subgroup: for callers that hold
 * `Doublings` of it anyway and ask those.
 */
export function curvePointFromText(text: unknown, where: string): Point {
  demand(typeof text === 'string' && POINT.test(text), 'point', where);
  const reversed = (text.match(/../g) ?? []).reverse().join('');
  try {
    return Curve.fromHex(reversed, false);
  } catch {
    throw new BallotError('point', where);
  }
}

/** An element of the group from its text; everything that section 1 asks is checked. */
export function pointFromText(text: unknown, where: string): Point {
  const point = curvePointFromText(text, where);
  demand(point.isTorsionFree(), 'point', where);
  return point;
}

/** A group element that is somebody's key: nobody honest has the secret 0. */
export function keyFromText(text: unknown, where: string): Point {
  const key = pointFromText(text, where);
  demand(!key.is0(), 'neutral-key', where);
  return key;
}

/** With a secret power. The neutral point is a lawful base (a box without ballots), which the library would refuse. */
export function power(point: Point, scalar: Scalar): Point {
  return point.is0() ? point : point.multiply(scalar);
}

/**
 * A point that is raised to many powers, with a table of its multiples.
 *
 * Used with secret powers: for a point with a table the library's `multiplyUnsafe` runs the same
 * fixed schedule of table scans and additions as its `multiply`, but leaves the costly
 * normalisation to us, who do it for a whole question at once.
 */
export class FixedBase {
  readonly #point: Point;

  /** `uses`: roughly how many powers will be taken. A larger table pays from some hundreds on. */
  constructor(point: Point, uses: number) {
    const { x, y } = point.toAffine();
    this.#point = Curve.fromAffine({ x, y }).precompute(uses < 400 ? 6 : 8, false);
  }

  power(scalar: Scalar): Point {
    return this.#point.multiplyUnsafe(scalar);
  }
}

/**
 * The points P, 2P, 4P, …: the doublings are the greater part of a multiplication, and a checker
 * multiplies each foreign point three times. Variable time: for public numbers only.
 */
export class Doublings {
  readonly #multiples: Point[];

  constructor(point: Point) {
    this.#multiples = [point];
    for (let bit = 1, last = point; bit <= 253; bit += 1) {
      last = last.double();
      this.#multiples.push(last);
    }
  }

  vartimePower(scalar: Scalar): Point {
    return this.#sum(signedDigits(scalar));
  }

  /** Whether the point is in the subgroup of order q. */
  inGroup(): boolean {
    return this.#sum(ORDER_DIGITS).is0();
  }

  #sum(digits: readonly number[]): Point {
    let sum = NEUTRAL;
    for (const [bit, digit] of digits.entries()) {
      const multiple = this.#multiples[bit];
      if (digit === 0 || multiple === undefined) continue;
      sum = digit === 1 ? sum.add(multiple) : sum.subtract(multiple);
    }
    return sum;
  }
}

/** The non-adjacent form, lowest digit first: of -1, 0 and 1 with two thirds zeros. */
function signedDigits(number: bigint): number[] {
  const triple = (3n * number).toString(2);
  const single = number.toString(2).padStart(triple.length, '0');
  const digits: number[] = [];
  for (let at = triple.length - 2; at >= 0; at -= 1) {
    digits.push(Number(triple[at]) - Number(single[at]));
  }
  return digits;
}

const ORDER_DIGITS = signedDigits(ORDER);
