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
 * asked for; where the second permission has conditions three more as a rule, and thirty at most where two have.
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
      const needed = [...actions].filter(
        (action) => secondOf(action).possibility.kind !== 'always' && !passesWithout(action),
      )
      const besides = needed.flatMap((action): readonly SecondPermission[] => {
        const conditions = beyond(conditionsOf(secondOf(action).possibility), possibility.conditions)
        return conditions.length === 0 ? [] : [{ action, conditions }]
      })
      const isSeen =
        needed.length === 0 ||
        areMetTogether(asked, [
          { told: { ...told, possibility }, ask: (under) => asOfToday(under, ask) },
          ...needed.map((action) => ({
            told: secondOf(action),
            ask: (under: Asked) => askSecond(under, action, policies),
          })),
        ])
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

/** A permission that a call needs, by what was seen of it alone, and how to ask about it under what is known of the call. */
type Needed = { readonly told: ToldToday; readonly ask: (under: Asked) => ToldToday }

/**
 * Was some call seen that all the permissions allow? Each in its turn is the first, and what was seen for it is carried on into what
 * is asked of the others; the whole call is then put to each.
 */
function areMetTogether(asked: Asked, needed: readonly Needed[]): boolean {
  if (needed.some(({ told }) => !isMet(told))) return false
  return orders(needed).some(([first, ...rest]) => {
    if (first === undefined) return true
    let call = withContext(asked, first.told)
    for (const { ask } of rest) {
      const under = ask(call)
      if (!isMet(under)) return false
      call = withContext(call, under)
    }
    const whole = { ...call, isOpen: () => false }
    return needed.every(({ ask }) => isMet(ask(whole)))
  })
}

/** All orders of a few. */
function orders<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length <= 1) return [items]
  return items.flatMap((first, at) => orders(items.toSpliced(at, 1)).map((rest) => [first].concat(rest)))
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
