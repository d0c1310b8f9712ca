import type { PolicyGrammar } from '#engine/policy/grammar.ts'
import type { JsonValue } from '#engine/text/json.ts'
import { checkModifiable } from '#model/commands/check-entity.ts'
import { createOrganizationPolicy } from '#model/commands/create-organization-policy.ts'
import { createPolicy } from '#model/commands/create-policy.ts'
import { editDocument } from '#model/commands/edit-document.ts'
import { putInlinePolicy } from '#model/commands/put-inline-policy.ts'
import type { DocumentPlace } from '#model/document-place.ts'
import { policyArn } from '#model/entities/arn-of.ts'
import type { Entity } from '#model/entities/entity.ts'
import { arn, type AccountId } from '#model/entities/names.ts'
import { organizationOf } from '#model/organization.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import type { ChangeStep } from '../parts/perform.ts'

/** What a pasted policy can become. */
export type Destination = 'managed' | 'inline' | 'trust' | 'resource' | 'service-control' | 'resource-control'

const destinationsOf: Readonly<Record<PolicyGrammar, readonly Destination[]>> = {
  identity: ['managed', 'inline'],
  trust: ['trust'],
  resource: ['resource'],
  scp: ['service-control'],
  rcp: ['resource-control'],
  'vpc-endpoint': ['resource'],
}

/** What a policy of these grammars can become in the workspace, the likeliest first. */
export function destinations(
  workspace: Workspace,
  grammars: readonly PolicyGrammar[],
): readonly Destination[] {
  const all = new Set(grammars.flatMap((grammar) => destinationsOf[grammar]))
  return [...all].filter((one) => isOpen(workspace, one))
}

function isOpen(workspace: Workspace, destination: Destination): boolean {
  switch (destination) {
    case 'managed':
      return entitiesOf(workspace, 'account').length > 0
    case 'inline':
    case 'trust':
    case 'resource':
      return targetsOf(workspace, destination).length > 0
    case 'service-control':
    case 'resource-control':
      return organizationOf(workspace) !== undefined
  }
}

/** Into what it can go; none where it becomes something of its own. */
export function targetsOf(workspace: Workspace, destination: Destination): readonly Target[] {
  switch (destination) {
    case 'inline':
      return [
        ...entitiesOf(workspace, 'user'),
        ...entitiesOf(workspace, 'group'),
        ...entitiesOf(workspace, 'role'),
      ].filter((one) => checkModifiable(one) === null)
    case 'trust':
      return entitiesOf(workspace, 'role').filter((one) => checkModifiable(one) === null)
    case 'resource':
      return entitiesOf(workspace, 'resource')
    case 'managed':
    case 'service-control':
    case 'resource-control':
      return []
  }
}

export type Target = Extract<Entity, { readonly kind: 'user' | 'group' | 'role' | 'resource' }>

/** What was chosen and typed beside the policy. */
export type PasteForm = {
  readonly destination: Destination
  readonly accountId: AccountId
  readonly name: string
  /** The ARN of where it goes; null while none is chosen. */
  readonly target: string | null
}

/** Ids and the time, made anew for each paste. */
export type Made = { readonly uniqueId: string; readonly policyId: string; readonly at: string }

/** The change that puts the policy where the form says; null while that isn't said. */
export function stepFor(form: PasteForm, document: JsonValue, made: Made): ChangeStep | null {
  const { destination, accountId, name } = form
  switch (destination) {
    case 'managed': {
      const common = { accountId, name, path: '/', description: '', document, tags: {} }
      return (workspace) =>
        createPolicy(workspace, { ...common, uniqueId: made.uniqueId, createDate: made.at })
    }
    case 'service-control':
    case 'resource-control': {
      const policy = { id: made.policyId, type: destination, name, description: '', document }
      return (workspace) => createOrganizationPolicy(workspace, policy)
    }
    case 'inline': {
      if (form.target === null) return null
      const holder = arn(form.target)
      return (workspace) => putInlinePolicy(workspace, { holder, name, document })
    }
    case 'trust':
    case 'resource': {
      const place = placeOf(form, made)
      if (place === null) return null
      return (workspace) => editDocument(workspace, { place, document, createDate: made.at })
    }
  }
}

/** Where the policy stands afterwards. */
export function placeOf(
  { destination, accountId, name, target }: PasteForm,
  { policyId }: Made,
): DocumentPlace | null {
  switch (destination) {
    case 'managed':
      return { kind: 'managed', policy: policyArn(accountId, '/', name), versionId: 'v1' }
    case 'service-control':
    case 'resource-control':
      return { kind: 'organization-policy', policy: policyId }
    case 'inline':
      return target === null ? null : { kind: 'inline', holder: arn(target), name }
    case 'trust':
      return target === null ? null : { kind: 'trust', role: arn(target) }
    case 'resource':
      return target === null ? null : { kind: 'resource', resource: arn(target) }
  }
}
