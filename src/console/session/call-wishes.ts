import { refused, ok, type Result } from '#engine/result.ts'
import type { Arn, Tags } from '#model/entities/names.ts'
import type { nothingPassed } from '#sessions/nothing-passed.ts'
import type { PassedPolicies } from '#sessions/session-policies.ts'
import type { SessionTagProblem } from '#sessions/session-tags.ts'

/** A session tag as it is being typed. */
export type TagWish = { readonly key: string; readonly value: string; readonly isTransitive: boolean }

/** What somebody filled in to go along with a call of STS. Texts are as typed; empty: not passed. */
export type CallWishes = {
  readonly sessionName: string
  readonly externalId: string
  readonly durationSeconds: string
  readonly sourceIdentity: string
  readonly mfaSerial: string
  readonly sessionPolicy: string
  readonly managedPolicies: readonly Arn[]
  readonly tags: readonly TagWish[]
}

export const noWishes: CallWishes = {
  sessionName: '',
  externalId: '',
  durationSeconds: '',
  sourceIdentity: '',
  mfaSerial: '',
  sessionPolicy: '',
  managedPolicies: [],
  tags: [],
}

/** All that a call may pass, each null or empty where it isn't. */
export type Passed = { readonly [Key in keyof typeof nothingPassed]: PassedValues[Key] }

type PassedValues = {
  readonly tags: Tags
  readonly transitiveTagKeys: readonly string[]
  readonly externalId: string | null
  readonly durationSeconds: number | null
  readonly sourceIdentity: string | null
  readonly mfaSerial: string | null
  readonly sessionPolicies: PassedPolicies
}

/** What the wishes pass. Refuses a tag key that comes twice, which could be passed only by dropping one. */
export function passedBy(wishes: CallWishes): Result<Passed, SessionTagProblem> {
  const tags = wishes.tags.filter(({ key }) => key !== '')
  const twice = tags.find(({ key }, at) => tags.findIndex((other) => other.key === key) !== at)
  if (twice !== undefined) return refused({ kind: 'duplicate-session-tag', key: twice.key })
  return ok({
    tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])),
    transitiveTagKeys: tags.filter(({ isTransitive }) => isTransitive).map(({ key }) => key),
    externalId: textOrNull(wishes.externalId),
    durationSeconds: wishes.durationSeconds === '' ? null : Number(wishes.durationSeconds),
    sourceIdentity: textOrNull(wishes.sourceIdentity),
    mfaSerial: textOrNull(wishes.mfaSerial),
    sessionPolicies: { inline: textOrNull(wishes.sessionPolicy), managed: wishes.managedPolicies },
  })
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
