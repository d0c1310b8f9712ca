import type { RequestContext } from '#engine/request/request.ts'
import { textRules } from '#model/entities/limits.ts'
import type { Tags } from '#model/entities/names.ts'
import { tagContext } from '#model/request-context.ts'

import type { Session } from './session.ts'

/** Tags that a call passes, and which of them go on along a chain. */
export type PassedTags = { readonly tags: Tags; readonly transitiveTagKeys: readonly string[] }

export const noTags: PassedTags = { tags: {}, transitiveTagKeys: [] }

export type SessionTagProblem =
  | { readonly kind: 'too-many-session-tags'; readonly found: number; readonly most: number }
  | { readonly kind: 'invalid-session-tag'; readonly key: string; readonly part: 'key' | 'value' }
  /** Keys of tags ignore letter case. */
  | { readonly kind: 'duplicate-session-tag'; readonly key: string }
  | { readonly kind: 'transitive-key-not-passed'; readonly key: string }
  /** The calling session hands a transitive tag of this key on, which nothing may overwrite (R9.12). */
  | { readonly kind: 'inherited-session-tag'; readonly key: string; readonly inherited: string }
  /** `percent` of the room that STS has for packed tags, as far as it is known. */
  | { readonly kind: 'packed-tags-too-large'; readonly percent: number }

const mostTags = 50

/**
 * AWS doesn't say how it packs tags. Nine tags of 252 characters took 498 % of the room, so the text isn't compressed
 * and there is room for about this many characters of keys and values.
 *
 * Source: a call of AWS quoted in github.com/aws-actions/configure-aws-credentials/issues/1898.
 */
const packedCharacters = 455

/**
 * What STS doesn't take of the tags that a call passes, or null. `inherited`: the transitive tags of whoever asks.
 *
 * Rules R9.11, R9.12. Source: IAM User Guide, "Passing session tags in AWS STS".
 */
export function wrongTags(
  { tags, transitiveTagKeys }: PassedTags,
  inherited: Tags,
): SessionTagProblem | null {
  const keys = Object.keys(tags)
  if (keys.length > mostTags) return { kind: 'too-many-session-tags', found: keys.length, most: mostTags }

  const seen = new Set<string>()
  for (const [key, value] of Object.entries(tags)) {
    if (!fits(key, 'tag-key') || /^aws:/i.test(key)) return { kind: 'invalid-session-tag', key, part: 'key' }
    if (!fits(value, 'tag-value')) return { kind: 'invalid-session-tag', key, part: 'value' }
    if (seen.has(key.toLowerCase())) return { kind: 'duplicate-session-tag', key }
    seen.add(key.toLowerCase())
  }
  const stray = transitiveTagKeys.find((key) => !seen.has(key.toLowerCase()))
  if (stray !== undefined) return { kind: 'transitive-key-not-passed', key: stray }

  const clash = Object.entries(inherited).find(([key]) => seen.has(key.toLowerCase()))
  if (clash !== undefined) return { kind: 'inherited-session-tag', key: clash[0], inherited: clash[1] }

  const percent = packedPercent({ ...tags, ...inherited })
  return percent > 100 ? { kind: 'packed-tags-too-large', percent } : null
}

/** How much of the room for packed tags these take, in percent. Session policies take of it too, which isn't known. */
export function packedPercent(tags: Tags): number {
  return Math.round((Object.entries(tags).flat().join('').length / packedCharacters) * 100)
}

/** The transitive tags that a session hands on to the next of a chain: none where it is no role session. */
export function inheritedFrom(session: Session): Tags {
  if (session.kind !== 'role') return {}
  const transitive = new Set(session.transitiveTagKeys.map((key) => key.toLowerCase()))
  return Object.fromEntries(
    Object.entries(session.sessionTags).filter(([key]) => transitive.has(key.toLowerCase())),
  )
}

/**
 * The keys that tags put into the call itself. Inherited ones stand for the tags of the same key of the role that is
 * asked for, as its trust policy sees them (R9.12).
 */
export function tagsInCall({ tags, transitiveTagKeys }: PassedTags, inherited: Tags): RequestContext {
  const keys = Object.keys(tags)
  return {
    ...tagContext('aws:RequestTag/', tags),
    ...(keys.length === 0 ? {} : { 'aws:TagKeys': keys }),
    ...(transitiveTagKeys.length === 0 ? {} : { 'sts:TransitiveTagKeys': transitiveTagKeys }),
    ...tagContext('aws:ResourceTag/', inherited),
  }
}

function fits(text: string, rule: 'tag-key' | 'tag-value'): boolean {
  const { pattern, min, max } = textRules[rule]
  const { length } = Array.from(text)
  return length >= min && length <= max && pattern.test(text)
}
