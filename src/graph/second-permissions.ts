import type { CompiledPolicies } from '#engine/compile/compile-policies.ts'
import { possibilityOf } from '#engine/evaluate/possibility-of.ts'
import type { OpenCondition, Possibility } from '#engine/evaluate/possibility.ts'

import { type AskEngine, type Asked, asOfToday, type ToldToday } from './as-of-today.ts'
import type { SecondPermission } from './trust-graph.ts'

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

/** What a call may bring, and the permissions of their own that this takes. */
export type Seconds = {
  /** Which keys are open, less those that the call never has. */
  readonly isOpen: (key: string) => boolean
  /** What was found, with what the permissions hang on that it needs for what it brings. */
  readonly weighed: (told: ToldToday, ask: AskEngine) => WithSeconds
}

/** What a call could come to, and the conditions of second permissions beyond those of the call itself. */
export type WithSeconds = ToldToday & { readonly besides: readonly SecondPermission[] }

/**
 * A call never has keys whose bringing it isn't allowed: these policies never allow what that needs, of session tags
 * `sts:TagSession`, of a source identity `sts:SetSourceIdentity`. Where that is allowed under conditions, they are told besides; where
 * no call was seen that meets them together with the others, it is undetermined. Cost: another decision, only where such a key is
 * asked for, and up to three more where the second permission has conditions.
 *
 * Rules R1.5, R9.11, R9.13. Source: IAM User Guide, "Pass session tags in AWS STS"; STS API Reference, AssumeRole.
 */
export function secondsIn(asked: Asked, policies: () => CompiledPolicies): Seconds {
  const { request, isOpen } = asked
  const known = new Map<string, ToldToday>()
  const secondOf = (action: string) => {
    const found = known.get(action) ?? askSecond(asked, action, policies)
    known.set(action, found)
    return found
  }
  return {
    isOpen: (key) => {
      if (!isOpen(key)) return false
      const action = actionFor(key)
      return action === undefined || secondOf(action).possibility.kind !== 'never'
    },
    weighed: (told, ask) => {
      const { possibility } = told
      if (possibility.kind !== 'conditional') return { ...told, besides: [] }
      const actions = new Set(possibility.conditions.flatMap(({ key }) => actionFor(key.toLowerCase()) ?? []))
      let isSeen = true
      const besides = [...actions].flatMap((action): readonly SecondPermission[] => {
        const second = secondOf(action)
        if (second.possibility.kind === 'always' || passesWithout(action)) return []
        isSeen &&= areMetTogether({ ...told, possibility }, second, { asked, action, policies, ask })
        const conditions = beyond(conditionsOf(second.possibility), possibility.conditions)
        return conditions.length === 0 ? [] : [{ action, conditions }]
      })
      if (isSeen) return { ...told, besides }
      return {
        possibility: { kind: 'undetermined', conditions: possibility.conditions },
        context: {},
        isOver: false,
        besides,
      }

      function passesWithout(action: string): boolean {
        const left = { ...asked, isOpen: (key: string) => isOpen(key) && actionFor(key) !== action }
        return asOfToday({ ...left, request }, ask).possibility.kind !== 'never'
      }
    },
  }
}

function actionFor(key: string): string | undefined {
  return permissions.find(([pattern]) => pattern.test(key))?.[1]
}

function askSecond(asked: Asked, action: string, policies: () => CompiledPolicies): ToldToday {
  return asOfToday({ ...asked, request: { ...asked.request, action } }, (call, isOpen) =>
    possibilityOf(call, policies(), isOpen),
  )
}

type Pairing = {
  readonly asked: Asked
  readonly action: string
  readonly policies: () => CompiledPolicies
  readonly ask: AskEngine
}

/** Was some call seen that both permissions allow? Each is asked about the one that was seen for the other. */
function areMetTogether(
  first: ToldToday,
  second: ToldToday,
  { asked, action, policies, ask }: Pairing,
): boolean {
  if (second.possibility.kind === 'undetermined') return false
  const under = askSecond(withContext(asked, first), action, policies)
  if (isMet(under)) return true
  return isMet(asOfToday(withContext(asked, second), ask))
}

function isMet({ possibility: { kind } }: ToldToday): boolean {
  return kind === 'always' || kind === 'conditional'
}

/** The request with the keys of a call that was seen, which are open no more. */
function withContext(asked: Asked, { context }: ToldToday): Asked {
  const given = new Set(Object.keys(context).map((key) => key.toLowerCase()))
  return {
    ...asked,
    request: { ...asked.request, context: { ...asked.request.context, ...context } },
    isOpen: (key) => asked.isOpen(key) && !given.has(key),
  }
}

function conditionsOf(possibility: Possibility): readonly OpenCondition[] {
  return possibility.kind === 'conditional' || possibility.kind === 'undetermined'
    ? possibility.conditions
    : []
}

function beyond(
  conditions: readonly OpenCondition[],
  known: readonly OpenCondition[],
): readonly OpenCondition[] {
  const texts = new Set(known.map((one) => JSON.stringify(one)))
  return conditions.filter((one) => !texts.has(JSON.stringify(one)))
}
