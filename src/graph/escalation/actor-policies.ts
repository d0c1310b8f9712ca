import {
  type CompiledPolicies,
  type CompiledPolicy,
  compilePolicies,
} from '#engine/compile/compile-policies.ts'
import type { NamedDocument, PolicyDocuments } from '#engine/compile/policy-documents.ts'

/** A document that IAM would refuse, by its name; of a layer that stands or falls as a whole none is named. */
export type RefusedDocument = { readonly kind: 'refused-document'; readonly name: string }

/** No policy at all. */
export const nobodys: CompiledPolicies = {
  identity: [],
  permissionsBoundary: null,
  session: null,
  resource: null,
  serviceControl: null,
  resourceControl: null,
  vpcEndpoint: null,
}

/**
 * The documents compiled, without the identity-based policies and boundaries that IAM would refuse. Null where another
 * layer is refused, without which nothing can be told.
 */
export function readable(documents: PolicyDocuments): {
  readonly policies: CompiledPolicies | null
  readonly refused: readonly RefusedDocument[]
} {
  const whole = compilePolicies(documents)
  if (whole.ok) return { policies: whole.value, refused: [] }
  const refused: RefusedDocument[] = []
  const only = (layer: 'identity' | 'permissionsBoundary', list: readonly NamedDocument[] | undefined) =>
    list?.filter((one) => {
      const isRead = compilePolicies({ [layer]: [one] }).ok
      if (!isRead) refused.push({ kind: 'refused-document', name: one.name })
      return isRead
    })
  const { identity, permissionsBoundary, ...others } = documents
  const own = only('identity', identity)
  const boundary = only('permissionsBoundary', permissionsBoundary)
  const kept = compilePolicies({
    ...others,
    ...(own === undefined ? {} : { identity: own }),
    ...(boundary === undefined ? {} : { permissionsBoundary: boundary }),
  })
  return kept.ok
    ? { policies: kept.value, refused }
    : { policies: null, refused: [{ kind: 'refused-document', name: '' }] }
}

/**
 * Is everything allowed by one statement of each layer, and nothing denied by any? Claimed only where statements say it
 * outright: `*` on `*`, without conditions.
 */
export function allowsEverything(policies: CompiledPolicies): boolean {
  const layers = layersOf(policies)
  return (
    policies.identity.length > 0 &&
    layers.every(
      (layer) =>
        layer.some(({ document }) => document.statements.some(isEverything)) &&
        layer.every(({ document }) => document.statements.every(({ effect }) => effect === 'Allow')),
    )
  )
}

/**
 * Do the principal's own policies and its boundary allow everything outright and deny nothing, while each layer of its
 * organization, whatever it denies, allows everything too and doesn't deny everything?
 */
export function allowsAllOfItsOwn(policies: CompiledPolicies): boolean {
  const bare = { ...policies, serviceControl: null, resourceControl: null }
  const organization = layersOf(policies).slice(layersOf(bare).length)
  return (
    allowsEverything(bare) &&
    organization.every(
      (layer) =>
        layer.some(({ document }) => document.statements.some(isEverything)) &&
        !layer.some(({ document }) =>
          document.statements.some((one) => one.effect === 'Deny' && coversEverything(one)),
        ),
    )
  )
}

type Statement = CompiledPolicy['document']['statements'][number]

/** Does the statement allow every action on everything, whatever the request? */
export function isEverything(statement: Statement): boolean {
  return statement.effect === 'Allow' && coversEverything(statement)
}

/** Does the statement apply to every action on everything, whatever the request? */
function coversEverything({ actions, resources, conditions }: Statement): boolean {
  return (
    conditions.length === 0 &&
    !actions.negated &&
    actions.patterns.some(({ kind }) => kind === 'every-action') &&
    (resources === null || (!resources.negated && resources.texts.includes('*')))
  )
}

/** One list for each layer that applies, identity-based policies first. */
export function layersOf({
  identity,
  permissionsBoundary,
  serviceControl,
  resourceControl,
}: CompiledPolicies): readonly (readonly CompiledPolicy[])[] {
  return [
    identity,
    ...(permissionsBoundary === null ? [] : [permissionsBoundary]),
    ...(serviceControl ?? []).map(({ policies }) => policies),
    ...(resourceControl ?? []).map(({ policies }) => policies),
  ]
}
