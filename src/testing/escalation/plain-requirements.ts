import type { Requirement, Technique } from '#graph/escalation/technique.ts'
import type { Entity, Group, Principal, Resource } from '#model/entities/entity.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'

import type { Asker } from './asker.ts'

/** Is all that a technique requires so of what it is used on, as read off the workspace word by word? */
export function isUsable(asker: Asker, { category, requires }: Technique, entity: Entity | null): boolean {
  if (category === 'existing-passrole' && entity?.kind === 'resource') {
    const acts = roleBehind(asker.workspace, entity)
    if (acts === asker.actor.arn || (/function|instance/.test(entity.type) && acts === null)) return false
  }
  return requires.every((one) => isSo(one, asker, entity))
}

/** ARN of the role that a function or an instance acts as. */
export function roleBehind(
  workspace: Workspace,
  { executionRole, instanceProfile }: Resource,
): string | null {
  const profile = entitiesOf(workspace, 'instance-profile').find(({ arn }) => arn === instanceProfile)
  return (
    executionRole ?? entitiesOf(workspace, 'role').find(({ name }) => name === profile?.roleName)?.arn ?? null
  )
}

function isSo(one: Requirement, { workspace, actor }: Asker, entity: Entity | null): boolean {
  switch (one) {
    case 'held-by-boundary':
      return isHeld(workspace, entity?.kind === 'user' || entity?.kind === 'role' ? entity : actor)
    case 'lacks-an-allow':
      return !allowsAll(workspace, actor)
    case 'lacks-an-allow-or-held-deny':
      return !allowsAll(workspace, actor) || holdsEffect(workspace, entity, { effect: 'Deny', where: 'own' })
    case 'new-policy':
    case 'allowing-group':
      return entity?.kind !== 'group' || holdsEffect(workspace, entity, { effect: 'Allow', where: 'any' })
    case 'managed-deny':
      return holdsEffect(workspace, entity, { effect: 'Deny', where: 'attached' })
    case 'inline-deny':
      return holdsEffect(workspace, entity, { effect: 'Deny', where: 'own' })
    case 'some-deny':
      return holdsEffect(workspace, entity, { effect: 'Deny', where: 'any' })
    case 'wider-version':
      return entity?.kind !== 'policy' || entity.versions.length > 1 // whether it is wider: see `gainsNothing`
    case 'room-for-version':
      return entity?.kind !== 'policy' || entity.versions.length < 5
    case 'fewer-than-two-keys':
      return entity?.kind === 'user' && entity.accessKeys.length < 2
    case 'two-keys':
      return entity?.kind === 'user' && entity.accessKeys.length === 2
    case 'inactive-key':
      return entity?.kind === 'user' && entity.accessKeys.some(({ status }) => status === 'Inactive')
    case 'active-key':
      return entity?.kind !== 'user' || entity.accessKeys.some(({ status }) => status === 'Active')
    case 'mfa-device':
      return entity?.kind === 'user' && entity.mfaDevices.length > 0
    case 'service-credential':
      return entity?.kind === 'user' // that there is one nobody knows
    case 'trusted-provider':
      return (
        (entity?.kind !== 'saml-provider' && entity?.kind !== 'oidc-provider') ||
        entitiesOf(workspace, 'role').some(({ trustPolicy }) =>
          JSON.stringify(trustPolicy).includes(`"${entity.arn}"`),
        )
      )
    case 'empty-profile':
      return entity?.kind !== 'instance-profile' || entity.roleName === null
    case 'password':
      return entity?.kind === 'user' && entity.loginProfile
    case 'no-password':
      return entity?.kind === 'user' && !entity.loginProfile
    case 'instance-profile':
      return entity?.kind !== 'resource' || entity.instanceProfile !== null
    case 'profile-of-role':
      return (
        entity?.kind !== 'role' ||
        entitiesOf(workspace, 'instance-profile').some(({ roleName }) => roleName === entity.name)
      )
  }
}

/** Only as the tests write it. */
function isHeld(workspace: Workspace, { permissionsBoundary }: Principal): boolean {
  if (permissionsBoundary === null) return false
  const document = JSON.stringify(
    entityOf(workspace, 'policy', permissionsBoundary)?.versions.at(-1)?.document,
  )
  return document.includes('"Deny"') || !allowsAllOutright(document)
}

type Wanted = { readonly effect: 'Allow' | 'Deny'; readonly where: 'own' | 'attached' | 'any' }

/** Of a policy its version in force is its own. */
function holdsEffect(workspace: Workspace, entity: Entity | null, { effect, where }: Wanted): boolean {
  if (entity?.kind === 'policy') return hasEffect(entity.versions.at(-1)?.document, effect)
  if (entity?.kind !== 'user' && entity?.kind !== 'role' && entity?.kind !== 'group') return false
  const own = entity.inlinePolicies.map(({ document }) => document)
  const attached = entity.attachedPolicies.map(
    (arn) => entityOf(workspace, 'policy', arn)?.versions.at(-1)?.document,
  )
  return hasEffect([where === 'attached' ? [] : own, where === 'own' ? [] : attached], effect)
}

function hasEffect(documents: unknown, effect: Wanted['effect']): boolean {
  return JSON.stringify(documents ?? null).includes(`"Effect":"${effect}"`)
}

/** Only as the tests write it: `*` on `*`, without conditions. */
function allowsAll(workspace: Workspace, actor: Principal): boolean {
  return documentsOf(workspace, actor).some((document) => allowsAllOutright(JSON.stringify(document)))
}

function allowsAllOutright(text: string): boolean {
  const everything = /\{"Effect":"Allow","Action":\[?"\*"\]?,"Resource":\[?"\*"\]?\}/
  return everything.test(text.replace(/"Sid":"[^"]*",/g, ''))
}

function holdersOf(workspace: Workspace, actor: Principal): readonly (Principal | Group)[] {
  const groups =
    actor.kind === 'user'
      ? entitiesOf(workspace, 'group').filter(({ name }) => actor.groups.includes(name))
      : []
  return [actor, ...groups]
}

function documentsOf(workspace: Workspace, actor: Principal): readonly unknown[] {
  const holders = holdersOf(workspace, actor)
  const inline = holders.flatMap(({ inlinePolicies }) => inlinePolicies.map(({ document }) => document))
  const attached = holders.flatMap(({ attachedPolicies }) =>
    attachedPolicies.map((arn) => entityOf(workspace, 'policy', arn)?.versions.at(-1)?.document),
  )
  return [...inline, ...attached]
}
