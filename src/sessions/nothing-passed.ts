import { noPolicies } from './session-policies.ts'
import { noTags } from './session-tags.ts'

/** A call of AssumeRole that passes only what it must. */
export const nothingPassed = {
  ...noTags,
  externalId: null,
  durationSeconds: null,
  sourceIdentity: null,
  mfaSerial: null,
  sessionPolicies: noPolicies,
} as const
