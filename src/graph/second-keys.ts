import type { OpenCondition } from '#engine/evaluate/possibility.ts'

/** What a call that assumes a role brings under some keys needs a permission of its own, by key in lower case. */
const permissions: readonly (readonly [RegExp, string])[] = [
  [/^aws:requesttag\/|^aws:tagkeys$|^sts:transitivetagkeys$/, 'sts:TagSession'],
  [/^sts:sourceidentity$/, 'sts:SetSourceIdentity'],
]

/** The permissions of their own that a call may need. */
export const secondActions: readonly string[] = permissions.map(([, action]) => action)

/**
 * The permission that it takes to bring the key; undefined where it takes none beyond the call's own.
 *
 * Rules R1.5, R9.11, R9.13.
 */
export function secondFor(key: string): string | undefined {
  const folded = key.toLowerCase()
  return permissions.find(([pattern]) => pattern.test(folded))?.[1]
}

/** The second permissions of the keys that are asked for. */
export function secondsFor(conditions: readonly OpenCondition[]): readonly string[] {
  const needed = new Set(conditions.map(({ key }) => secondFor(key)))
  return secondActions.filter((action) => needed.has(action))
}

/** Is a permission that a key takes among these, or does it take none? */
export function isAmong(actions: readonly string[], action: string | undefined): boolean {
  return action === undefined || actions.includes(action)
}
