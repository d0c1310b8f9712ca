import { rootArn } from '#model/entities/arn-of.ts'
import type { Account, Resource, Role, User } from '#model/entities/entity.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { type NamedEntity, namedOf } from './ends-meant.ts'
import { namesMeant } from './names-meant.ts'

/** Enough to choose from in a glance. */
const most = 3

/** The users and roles that a typed name may mean, best first. A whole name or ARN means nobody else. */
export function whoIsMeant(workspace: Workspace, typed: string): readonly (User | Role)[] {
  return meant([...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')], typed)
}

/** The accounts whose root user a typed name may mean. */
export function rootMeant(workspace: Workspace, typed: string): readonly Account[] {
  const text = typed.trim().toLowerCase()
  return entitiesOf(workspace, 'account').filter(
    ({ accountId, ownership }) =>
      (ownership === 'own' && /^root(?: user)?$/.test(text)) || text === rootArn(accountId),
  )
}

/** The roles that a typed name may mean. */
export function roleMeant(workspace: Workspace, typed: string): readonly Role[] {
  return meant(entitiesOf(workspace, 'role'), typed)
}

/** A resource that was meant; `of` is the pattern that it is an example of, where one was typed. */
export type ResourceMeant = { readonly arn: string; readonly of: string | null }

/** The resources that a typed one may mean: an ARN or `*` itself, `name`, or `name/key` of a bucket. */
export function resourceMeant(workspace: Workspace, typed: string, action: string): readonly ResourceMeant[] {
  const text = typed.trim()
  if (text === '*') return [{ arn: '*', of: null }]
  if (text.startsWith('arn:')) return [concrete(text)]
  if (/^(?:sts:AssumeRole|iam:PassRole)/i.test(action))
    return roleMeant(workspace, text).map(({ arn }) => ({ arn, of: null }))
  const slash = text.indexOf('/')
  const [name, rest] = slash < 0 ? [text, ''] : [text.slice(0, slash), text.slice(slash)]
  const service = action.slice(0, action.indexOf(':')).toLowerCase()
  const found = meant(ofService(entitiesOf(workspace, 'resource'), service), name)
  return found.map(({ arn }) => concrete(arn + (rest === '' && isOnObjects(action) ? '/*' : rest)))
}

/** Only those that the service of the action knows; all where none is of it. */
function ofService(resources: readonly Resource[], service: string): readonly Resource[] {
  const own = resources.filter(({ arn }) => arn.split(':')[2] === service)
  return own.length === 0 ? resources : own
}

/** A request names one resource: `reports/*` is asked of an example in it. */
function concrete(text: string): ResourceMeant {
  return { arn: text.replaceAll('*', 'example'), of: text.includes('*') ? text : null }
}

function isOnObjects(action: string): boolean {
  return /^s3:(?:get|put|delete|restore)object/i.test(action)
}

function meant<Found extends NamedEntity>(entities: readonly Found[], typed: string): readonly Found[] {
  const byName = new Map(entities.map((entity) => [namedOf(entity), entity]))
  return namesMeant([...byName.keys()], typed)
    .slice(0, most)
    .flatMap((one) => byName.get(one) ?? [])
}
