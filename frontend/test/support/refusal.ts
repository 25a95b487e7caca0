import assert from 'node:assert/strict';
import { BallotError, type ErrorCode } from '../../src/ballot/error.ts';

/** The call must be refused, with this code, and `where` if given must be part of the place. */
export function refused(code: ErrorCode, call: () => unknown, where = ''): void {
  assert.throws(call, (error) => {
    assert.ok(error instanceof BallotError, `not a refusal: ${String(error)}`);
    assert.equal(error.code, code, error.message);
    assert.ok(error.where.includes(where), error.message);
    return true;
  });
}
