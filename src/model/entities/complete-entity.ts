import { type Entity, type EntityKind, mainBoard } from './entity.ts'
import { noSettings } from './resource-settings.ts'

/** What entities were given later than their kind, with what stands for it where nobody said anything. */
const laterFields: Partial<Readonly<Record<EntityKind, Readonly<Record<string, unknown>>>>> = {
  account: {
    alias: null,
    passwordPolicy: null,
    parent: null,
    organizationPolicies: [],
    blockPublicAccess: null,
  },
  user: { passwordLastUsed: null },
  'saml-provider': { metadata: null },
  'pinned-request': { board: mainBoard, unknown: [] },
  resource: { settings: noSettings },
}

/**
 * An entity as it was stored by this version or an earlier one, with every field of its kind: one that it lacks says
 * nothing (null, or an empty list). The same object where it lacks none.
 */
export function completeEntity(stored: Entity): Entity {
  const filled = withFields(stored, laterFields[stored.kind] ?? {})
  if (filled.kind !== 'user' || !filled.accessKeys.some(lacksLastUse)) return filled
  return { ...filled, accessKeys: filled.accessKeys.map((key) => withFields(key, { lastUsed: null })) }
}

function lacksLastUse(key: object): boolean {
  return !Object.hasOwn(key, 'lastUsed')
}

function withFields<Stored extends object>(
  stored: Stored,
  fields: Readonly<Record<string, unknown>>,
): Stored {
  const lacks = Object.keys(fields).some((field) => !Object.hasOwn(stored, field))
  return lacks ? { ...fields, ...stored } : stored
}
