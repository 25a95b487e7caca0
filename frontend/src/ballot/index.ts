/**
 * The browser's half of the secret ballot: Belenios version 1, group Ed25519, homomorphic
 * questions, single and threshold trustees. Needs nothing of the browser but `crypto.getRandomValues`.
 *
 * Everything here is synchronous; `seal`, `verifyForTrustee` and `partialDecryption` take long
 * enough to belong in a worker and report progress. All refusals are `BallotError`s.
 */
export { BallotError, type ErrorCode } from './error.ts';
export { lengthOf, sealComment, type Comment } from './comment.ts';
export { commentPart } from './comment/opening.ts';
export { drawCredential, isCredential, publicCredential } from './credential.ts';
export { parseElection, picks, width, type Election, type Question } from './election.ts';
export { prepare, seal, type Progress, type Sealed } from './seal.ts';
export { tracker, shortTracker } from './tracker.ts';
export { drawRecoveryCode, isRecoveryCode, keyFingerprint, makeKey, partialDecryption, TrusteeSecret } from './trustee.ts';
export { readArchive, type ArchiveEvent, type Datum, type EventType } from './archive.ts';
export { verifyForTrustee, type Verified } from './verify.ts';
export { Blame } from './threshold/blame.ts';
export { certificateFingerprint, checkCertificates, makeCertificate, type Setting } from './threshold/certificate.ts';
export { comparison } from './threshold/compare.ts';
export { makePolynomial } from './threshold/polynomial.ts';
export { Seed } from './threshold/seed.ts';
export { makeShare, openShare } from './threshold/share.ts';
export { rehearse, type TestSum } from './rehearsal.ts';
