import { commonSpelling } from '#engine/text/common-spelling.ts'
import { globMatches, globOf } from '#engine/text/glob.ts'
import type { Workspace } from '#model/workspace.ts'

import type { Actor } from './actor.ts'
import { denied } from './permission.ts'
import catalogue from './resources-of-actions.json' with { type: 'json' }
import type { Need } from './technique.ts'
import { made, type Thing } from './thing.ts'
import { examplesOf, isWord, patternsOf } from './things-of-actor.ts'

/** What each action that may be done to anything is done to, as ARNs without their beginning; none where it is done to nothing. */
const kinds: Readonly<Record<string, readonly string[]>> = catalogue

const most = 40

/**
 * What some needs may be used on that may be used on anything of a kind: each thing such that all of them are asked of it. Of
 * actions that are done to nothing, `*`. Where what is asked about something is the same as about anything else, `*` stands for that.
 *
 * Source: Service Authorization Reference, the resource types of each action.
 */
export function anythingFor(
  { workspace, actor }: { readonly workspace: Workspace; readonly actor: Actor },
  needs: readonly Need[],
): readonly Thing[] {
  const shapes = needs.map((need) => shapesOf(actor, need))
  const [first = []] = shapes
  const looks = needs.map(({ action }) => actor.lookAt(action))
  if (first.length === 0 || looks.every(({ isSameForAll }) => isSameForAll)) return [made('*')]
  const isOfAll = (arn: string) => shapes.every((some) => some.some((shape) => globMatches(shape, arn)))
  const generic = [...new Set(shapes.flat())].map((shape) => shape.replaceAll('*', 'new')).filter(isOfAll)
  const isAlike = generic.some((arn) => looks.every((look) => look.isAlike('*', arn)))
  if (isAlike && needs.every((need) => permissionOn(actor, need, '*').state === 'allowed')) return [made('*')]
  const spelled = needs.flatMap(({ action }) => examplesOf(actor, action)).filter(isOfAll)
  const plain = [...(isAlike ? ['*'] : generic), ...spelled]
  const isPossible = plain.some((arn) => needs.every((need) => permissionOn(actor, need, arn) !== denied))
  const things = [...plain, ...(isPossible ? [] : spelledIn(actor, needs, shapes))]
    .filter((arn) => !isWord(workspace.entities.get(arn)))
    .map(made)
  const isAny =
    !isAlike &&
    generic.some((arn) =>
      needs.every((need) => permissionOn(actor, need, arn) === permissionOn(actor, need, '*')),
    )
  return isAny ? [made('*'), ...things] : things
}

/** By what needs on anything go together: those on a kind are on the same thing. */
export function kindOf({ action, of }: Need): string {
  return of ?? kinds[action]?.[0] ?? ''
}

/** What the action is done to in the actor's account, in a region that nothing names. */
function shapesOf({ principal: { arn, accountId } }: Actor, { action, of }: Need): readonly string[] {
  const partition = arn.split(':')[1] ?? 'aws'
  return (of === undefined ? (kinds[action] ?? []) : [of]).map((shape) => {
    const [service = '', region = '', account = '', ...rest] = shape.split(':')
    const owner = account === '*' ? accountId : account
    return ['arn', partition, service, region, owner, ...rest].join(':')
  })
}

/** Things that patterns of the Allows on each of the needs match together. */
function spelledIn(
  actor: Actor,
  needs: readonly Need[],
  shapes: readonly (readonly string[])[],
): readonly string[] {
  const [own = [], ...others] = needs.map((need) => [...new Set(patternsOf(actor, need.action))])
  const sets = others.reduce<readonly (readonly string[])[]>(
    (all, patterns) => all.flatMap((set) => patterns.map((one) => [...set, one])).slice(0, most),
    own.map((one) => [one]),
  )
  return sets.flatMap((set) => (shapes[0] ?? []).flatMap((shape) => spelledBy([...set, shape]) ?? []))
}

/** An ARN that patterns match together, part by part; null where there is none, or one of them isn't of six parts. */
function spelledBy(patterns: readonly string[]): string | null {
  const lists = patterns.map(partsOf)
  const spelled: string[] = []
  for (const [at] of (lists[0] ?? []).entries()) {
    const parts = lists.map((list) => list[at])
    if (parts.includes(undefined)) return null
    const text = commonSpelling(
      parts.map((part = '') => globOf(part)),
      'x',
    )
    if (text === null) return null
    spelled.push(text === '' && parts.every((part) => part === '*') ? 'new' : text)
  }
  return spelled.join(':')
}

function partsOf(pattern: string): readonly string[] {
  const parts = pattern.split(':')
  return parts.length < 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')]
}

function permissionOn(actor: Actor, { action }: Need, arn: string) {
  return actor.may({ action, on: made(arn), passedTo: null, onceTrusted: false })
}
