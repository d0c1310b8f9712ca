import {
  type CompiledPolicies,
  type CompiledPolicy,
  compilePolicies,
  noPolicies,
} from '#engine/compile/compile-policies.ts'
import type { NamedDocument, PolicyDocuments } from '#engine/compile/policy-documents.ts'

import { keysIn } from './said-by.ts'

/** A document that IAM would refuse, by its name; of a layer that stands or falls as a whole none is named. */
export type RefusedDocument = { readonly kind: 'refused-document'; readonly name: string }

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

/** How much a principal may do, where statements say it outright. */
export type Strength = {
  /** Is everything allowed, and nothing denied by any of these policies? Those of resources are not among them. */
  readonly mayDoEverything: boolean
  /** The same, whatever its organization denies it. */
  readonly mayDoAllOfItsOwn: boolean
  /** Does its organization deny it nothing but what it denies everybody in the account? */
  readonly isDeniedAsAnybody: boolean
}

/** Where not all of its policies can be read (`isWhole`) nothing is claimed. */
export function strengthOf(policies: CompiledPolicies, isWhole: boolean): Strength {
  return {
    mayDoEverything: isWhole && allowsEverything(policies),
    mayDoAllOfItsOwn: isWhole && allowsAllOfItsOwn(policies),
    isDeniedAsAnybody: isWhole && isDeniedAsAnybody(policies),
  }
}

/**
 * Is everything allowed by one statement of each layer, and nothing denied by any? Claimed only where statements say it
 * outright: `*` on `*`, without conditions.
 */
function allowsEverything(policies: CompiledPolicies): boolean {
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
function allowsAllOfItsOwn(policies: CompiledPolicies): boolean {
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

/**
 * Does its organization deny everybody in the account the same? Where a Deny looks at nothing that tells one caller, or one
 * way to call, from another, whoever is gained in the account is denied it too.
 */
function isDeniedAsAnybody(policies: CompiledPolicies): boolean {
  const { serviceControl, resourceControl } = policies
  const organization = layersOf({ ...noPolicies, serviceControl, resourceControl }).flat()
  return organization.every(({ document }) =>
    document.statements.every(
      ({ effect, principals, resources, conditions }) =>
        effect === 'Allow' ||
        ((principals === null || tellsNobodyApart(principals)) &&
          (resources === null || resources.patterns.every(({ kind }) => kind !== 'with-variables')) &&
          conditions.every(({ folded, values }) => keysIn(folded, values).every(isOfWhatIsDone))),
    ),
  )
}

type Principals = NonNullable<Statement['principals']>

function tellsNobodyApart({ patterns }: Principals): boolean {
  return patterns.every(({ kind }) => kind === 'everyone')
}

/** Keys of what is done to what, in which region and when. */
function isOfWhatIsDone(key: string): boolean {
  return /^aws:(requestedregion|currenttime|epochtime|securetransport|tagkeys|requesttag\/.*|resourcetag\/.*|resourceaccount)$/.test(
    key,
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
