import { rootArn } from '#model/entities/arn-of.ts'
import type { Resource } from '#model/entities/entity.ts'

import type { Held } from '../questions/certain-denial.ts'
import { covers } from '../questions/plain-statements.ts'
import { bearingWithin, type Sides } from './bearing-within.ts'
import { concerning } from './concerning.ts'
import { keysSpelled } from './keys-spelled.ts'
import { type StatementRead, statementsRead } from './statements-read.ts'

/** Who asks. `held`: whose policies it has; null of whoever is neither a user or role of the workspace nor a session of one. */
type Who = { readonly id: string; readonly held: Held | null }

/** `limits`: policies of the organization. */
type Asked = { readonly actions: readonly string[]; readonly limits: readonly unknown[] }

/**
 * Things inside a resource that are worth asking about for each of the actions, such as objects of a bucket: some that nobody has
 * thought of, and of each pattern that a policy allows this very caller for the action what bounds and Denies leave of it, the
 * likeliest first; with the caller's own name and tags where they say `${aws:username}` and the like. Statements that can't concern
 * the caller or the action have no say. Cost: the patterns of the others, once for actions that the same statements are about.
 */
export function keysWithin(
  resource: Resource,
  { id, held }: Who,
  { actions, limits }: Asked,
): (action: string) => readonly string[] {
  const inside = resource.type === 's3-access-point' ? `${resource.arn}/object/` : `${resource.arn}/`
  const principal = held?.principal ?? null
  const needsBoth = principal !== null && principal.accountId !== resource.accountId
  const { mayConcern, mayLetIn, isOpen } = concerning({ id, principal })
  const read = (documents: readonly unknown[]) => documents.flatMap(statementsRead).filter(mayConcern)
  const sides = {
    own: read(held?.documents ?? []),
    resource: read([resource.policy]).filter((one) => !one.isAllow || needsBoth || mayLetIn(one)),
    limits: [held?.boundary, ...limits].map((document) => read([document])),
  }
  const place = {
    inside,
    principal,
    needsBoth,
    isOpen,
    isRoot: id === rootArn(resource.accountId),
  }
  const keys = new Map<string, readonly string[]>()
  return (action) => {
    const { about, seal } = aboutAction(sides, { actions, action })
    const found = keys.get(seal) ?? keysSpelled(bearingWithin(about, place), place)
    keys.set(seal, found)
    return found
  }
}

type AskedOf = { readonly actions: readonly string[]; readonly action: string }

/** The statements on an action; `seal` is the same for actions that the same statements are about. */
function aboutAction({ own, resource, limits }: Sides, { actions, action }: AskedOf) {
  const at = actions.indexOf(action)
  let seal = ''
  const about = (statements: readonly StatementRead[]) =>
    statements.filter((one) => {
      const mark = coveredBy(one, actions)[at]
      seal += mark
      return mark === covered
    })
  const found: Sides = { own: about(own), resource: about(resource), limits: limits.map(about) }
  return { about: found, seal }
}

const covered = '1'

/** Of each statement the actions that were last asked about: one list serves all who ask about a type of resource. */
const known = new WeakMap<StatementRead, { readonly of: readonly string[]; readonly marks: string }>()

/** Which of the actions the statement is about: a mark for each. */
function coveredBy(statement: StatementRead, actions: readonly string[]): string {
  const found = known.get(statement)
  if (found?.of === actions) return found.marks
  const marks = actions
    .map((each) => {
      const name = each.toLowerCase()
      const [service = '', operation = ''] = name.split(':')
      return covers(statement.actions, { name, service, operation }) ? covered : '0'
    })
    .join('')
  known.set(statement, { of: actions, marks })
  return marks
}
