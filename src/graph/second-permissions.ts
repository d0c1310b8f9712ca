import type { CompiledPolicies } from '#engine/compile/compile-policies.ts'
import { possibilityOf } from '#engine/evaluate/possibility-of.ts'

import { type Asked, asOfToday } from './as-of-today.ts'

/** What a call that assumes a role brings under some keys needs a permission of its own, by key in lower case. */
const permissions: readonly (readonly [RegExp, string])[] = [
  [/^aws:requesttag\/|^aws:tagkeys$|^sts:transitivetagkeys$/, 'sts:TagSession'],
  [/^sts:sourceidentity$/, 'sts:SetSourceIdentity'],
]

const needing = /aws:requesttag\/|aws:tagkeys|sts:transitivetagkeys|sts:sourceidentity/i

/** Does a document, as text, look at what a caller may bring with a second permission alone? */
export function asksForSecond(text: string): boolean {
  return needing.test(text)
}

/** Everything that a made-up trust policy allows beside `action`, so that whoever may bring more can. */
export const secondActions: readonly string[] = permissions.map(([, action]) => action)

/**
 * Which keys are open, less those that the call never has, since these policies never allow what bringing them needs: session tags
 * `sts:TagSession`, a source identity `sts:SetSourceIdentity`. Cost: another decision, only where such a key is asked for.
 *
 * Rules R1.5, R9.11, R9.13. Source: IAM User Guide, "Pass session tags in AWS STS"; STS API Reference, AssumeRole.
 */
export function openWithin(asked: Asked, policies: () => CompiledPolicies): (key: string) => boolean {
  const { request, isOpen } = asked
  const allowed = new Map<string, boolean>()
  const mayCall = (action: string) => {
    const found = allowed.get(action)
    if (found !== undefined) return found
    const { possibility } = asOfToday({ ...asked, request: { ...request, action } }, (call, isLeftOpen) =>
      possibilityOf(call, policies(), isLeftOpen),
    )
    const may = possibility.kind !== 'never'
    allowed.set(action, may)
    return may
  }
  return (key) => {
    if (!isOpen(key)) return false
    const action = permissions.find(([pattern]) => pattern.test(key))?.[1]
    return action === undefined || mayCall(action)
  }
}
