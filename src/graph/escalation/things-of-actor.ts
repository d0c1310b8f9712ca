import type { ResourcePattern } from '#engine/policy/resource-pattern.ts'
import { globMatches } from '#engine/text/glob.ts'
import { resolveTemplate, variablesOf } from '#engine/text/template.ts'
import type { Entity, Group, Principal, Role, User } from '#model/entities/entity.ts'
import { named } from '#model/look-up.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { type AccountThings, groupThing } from './account-things.ts'
import type { Actor } from './actor.ts'
import { made, targetOf, type Thing } from './thing.ts'

/** What a word of the catalogue may stand for, for one actor. Only of the actor's own account: IAM looks no further. */
export function thingsFor(
  {
    workspace,
    actor,
    things,
  }: { readonly workspace: Workspace; readonly actor: Actor; readonly things: AccountThings },
  on: string,
  actions: readonly string[],
): readonly Thing[] {
  const { principal } = actor
  switch (on) {
    case 'self-user':
      return principal.kind === 'user' ? [itself(principal)] : []
    case 'self-role':
      return principal.kind === 'role' ? [itself(principal)] : []
    case 'group-of-actor':
      return groupsOf(workspace, principal).map(groupThing)
    case 'target-group': {
      const mine = new Set<string>(groupsOf(workspace, principal).map(({ arn }) => arn))
      const groups = things.listOf('target-group')
      return mine.size === 0 ? groups : groups.filter(({ arn }) => !mine.has(arn))
    }
    case 'customer-policy-attached-to-actor':
      return [principal, ...groupsOf(workspace, principal)].flatMap((one) =>
        ownPolicies(workspace, one.attachedPolicies),
      )
    case 'policy-used-as-boundary-of-actor':
      return principal.permissionsBoundary === null
        ? []
        : ownPolicies(workspace, [principal.permissionsBoundary])
    case 's3-object':
      return objectsFor(actor, things.listOf(on), actions)
    case 'new-role':
    case 'new-user':
    case 'new-group':
    case 'new-mfa':
    case 'new-instance-profile':
      return newThings(actor, on.slice('new-'.length), actions).filter(
        ({ arn }) => !workspace.entities.has(arn),
      )
    default:
      return things.listOf(on)
  }
}

/** One object in each bucket: where the actor's Allows are about some alone, one of those. */
function objectsFor(actor: Actor, buckets: readonly Thing[], actions: readonly string[]): readonly Thing[] {
  const spelled = actions.flatMap((action) =>
    actor.lookAt(action).allows.flatMap(({ resources }) => resources?.texts ?? []),
  )
  const prefixes = [...new Set(spelled.flatMap((text) => splitObject(actor, text)))]
  if (prefixes.every(({ key }) => key === '')) return buckets
  return buckets.map((thing) => {
    const bucket = targetOf(thing) ?? ''
    const others = prefixes.flatMap(({ bucket: glob, key }) =>
      key !== '' && globMatches(glob, bucket) ? [`${bucket}/${key}`] : [],
    )
    const told = [thing.arn, ...others].map((arn) => ({
      on: { ...thing, arn },
      states: actions.map(
        (action) => actor.may({ action, on: { ...thing, arn }, passedTo: null, onceTrusted: false }).state,
      ),
    }))
    const best =
      told.find(({ states }) => states.every((state) => state === 'allowed')) ??
      told.find(({ states }) => states.every((state) => state !== 'denied'))
    return best?.on ?? thing
  })
}

/** The pattern of a bucket, and a key that the pattern of its objects matches; empty where that matches any. */
function splitObject(
  actor: Actor,
  text: string,
): readonly { readonly bucket: string; readonly key: string }[] {
  const at = text.indexOf('/')
  if (!/^arn:[^:]*:s3:::/.test(text) || at < 0) return []
  const keys = filled(actor, text.slice(at + 1))
  const key = keys === '*' ? '' : keys.replaceAll('*', 'new').replaceAll('?', 'x')
  return [{ bucket: text.slice(0, at), key }]
}

/** Is it something that the catalogue has a word for, so that `*` doesn't stand for it? */
export function isWord(entity: Entity | undefined): boolean {
  return (
    entity?.kind === 'user' ||
    entity?.kind === 'role' ||
    entity?.kind === 'group' ||
    entity?.kind === 'policy'
  )
}

/** The policies of customers that are attached to a role. */
export function policiesOfRole(workspace: Workspace, role: Thing): readonly Thing[] {
  const found = knownPolicies.get(role)
  if (found !== undefined) return found
  const policies = role.entity?.kind === 'role' ? ownPolicies(workspace, role.entity.attachedPolicies) : []
  knownPolicies.set(role, policies)
  return policies
}

/** Things are made anew for each workspace. */
const knownPolicies = new WeakMap<Thing, readonly Thing[]>()

/**
 * The last parts of the names of things that the actor's Allows on an action are about, where they spell them out; null
 * where they may be about any. Of `user/${aws:username}` on itself that is its own name.
 */
export function namesAllowed(actor: Actor, action: string): readonly string[] | null {
  const names = new Set<string>()
  for (const { resources } of actor.lookAt(action).allows) {
    if (resources === null || resources.negated) return null
    for (const [at, pattern] of resources.patterns.entries()) {
      if (pattern.kind === 'names-nothing') continue
      const end = endingOf(actor, pattern, resources.texts[at] ?? '')
      if (!end.includes('/')) return null
      names.add(end.slice(end.lastIndexOf('/') + 1))
    }
  }
  return [...names]
}

/** Text that whatever matches the pattern ends in; empty where there is none for certain. */
function endingOf(actor: Actor, pattern: ResourcePattern, text: string): string {
  if (pattern.kind === 'glob') return text.includes('${') ? '' : afterWildcards(text)
  if (pattern.kind !== 'with-variables') return ''
  if (variablesOf(pattern.tail).some(({ folded }) => actor.valueOf(folded) === null)) return ''
  const pieces = resolveTemplate(pattern.tail, (folded) => actor.valueOf(folded) ?? undefined) ?? []
  let end = ''
  for (const piece of pieces.toReversed()) {
    const after = piece.literal ? piece.text : afterWildcards(piece.text)
    end = after + end
    if (after.length < piece.text.length) return end
  }
  return end
}

function afterWildcards(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('*'), text.lastIndexOf('?')) + 1)
}

function itself(principal: User | Role): Thing {
  return { arn: principal.arn, entity: principal, gains: null }
}

function groupsOf(workspace: Workspace, principal: Principal): readonly Group[] {
  if (principal.kind === 'role') return []
  return principal.groups.flatMap((name) => named(workspace, 'group', principal.accountId, name) ?? [])
}

function ownPolicies(workspace: Workspace, arns: Principal['attachedPolicies']): readonly Thing[] {
  return arns.flatMap((arn) => {
    const policy = entityOf(workspace, 'policy', arn)
    return policy === undefined || policy.owner === 'aws' ? [] : [{ arn, entity: policy, gains: null }]
  })
}

/** Something that isn't there yet: under any name, and under such names as the actor's own permissions spell. */
function newThings(actor: Actor, kind: string, actions: readonly string[]): readonly Thing[] {
  const { arn, accountId } = actor.principal
  const start = `arn:${arn.split(':')[1] ?? 'aws'}:iam::${accountId}:${kind}/`
  const spelled = actions.flatMap((action) => examplesOf(actor, action))
  return [...new Set([`${start}new`, ...spelled.filter((text) => text.startsWith(start))])].map(made)
}

/** Resources of the actor's account that the Allows on an action are about, or Denies spare, spelled out where they are patterns. */
export function examplesOf(actor: Actor, action: string): readonly string[] {
  const [service = ''] = action.toLowerCase().split(':')
  const texts = [...textsOf(actor, action), ...actor.lookAt(action).spared]
  return texts.flatMap((text) => spelledOut(text, actor)).filter((arn) => arn.split(':')[2] === service)
}

/** Patterns of resources that the Allows on an action are about, variables filled in. */
export function patternsOf(actor: Actor, action: string): readonly string[] {
  return textsOf(actor, action).map((text) => filled(actor, text))
}

function textsOf(actor: Actor, action: string): readonly string[] {
  return actor
    .lookAt(action)
    .allows.flatMap(({ resources }) => (resources === null || resources.negated ? [] : resources.texts))
}

function filled(actor: Actor, text: string): string {
  return text.replaceAll(/\$\{([^}]*)\}/g, (_, key: string) => actor.valueOf(key.toLowerCase()) ?? 'new')
}

function spelledOut(pattern: string, actor: Actor): readonly string[] {
  const [prefix, partition = '', service = '', region = '', account = '', ...rest] = filled(
    actor,
    pattern,
  ).split(':')
  if (prefix !== 'arn' || service === '') return []
  const { accountId, arn } = actor.principal
  const isOpen = rest.length === 0 || /[*?]/.test(account) // short patterns end in a `*` that spans the rest
  const owner = isOpen ? accountId : account
  if (owner !== '' && owner !== accountId) return []
  const where = /[*?]/.test(partition) ? (arn.split(':')[1] ?? 'aws') : partition
  const parts = [prefix, where, service, region, owner, ...(rest.length === 0 ? ['new'] : rest)]
  return [parts.join(':').replaceAll('*', 'new').replaceAll('?', 'x')]
}
