import type { NamedDocument, PolicyDocuments, PolicyLayer } from '../../compile/policy-documents.ts'
import type { JsonStatement } from '../../policy/statement-place.ts'
import { isJsonObject } from '../../text/json-object.ts'

/** Where a document stands in `PolicyDocuments`. `pointer` is a JSON pointer: `/serviceControl/0/policies/1`. */
export type DocumentPosition = {
  readonly layer: PolicyLayer
  readonly target?: string
  readonly pointer: string
}

export type PositionedDocument = DocumentPosition & { readonly named: NamedDocument }

const lists = ['identity', 'permissionsBoundary', 'session', 'vpcEndpoint'] as const
const levelled = ['serviceControl', 'resourceControl'] as const

/** Every document of every layer, with its position. */
export function positionedDocuments(documents: PolicyDocuments): readonly PositionedDocument[] {
  const { resource } = documents
  return [
    ...lists.flatMap((layer) =>
      (documents[layer] ?? []).map((named, at) => ({ layer, pointer: `/${layer}/${at}`, named })),
    ),
    ...(resource === undefined
      ? []
      : [{ layer: 'resource' as const, pointer: '/resource', named: resource }]),
    ...levelled.flatMap((layer) =>
      (documents[layer] ?? []).flatMap(({ target, policies }, level) =>
        policies.map((named, at) => ({
          layer,
          target,
          pointer: `/${layer}/${level}/policies/${at}`,
          named,
        })),
      ),
    ),
  ]
}

/** Rebuild the documents: `change` answers the document to put at each position. */
export function mapDocuments(
  documents: PolicyDocuments,
  change: (named: NamedDocument, pointer: string) => NamedDocument,
): PolicyDocuments {
  const list = (named: readonly NamedDocument[], at: string) =>
    named.map((each, index) => change(each, `${at}/${index}`))
  const changed: { -readonly [Layer in PolicyLayer]?: PolicyDocuments[Layer] } = { ...documents }
  for (const layer of lists) {
    const named = documents[layer]
    if (named !== undefined) changed[layer] = list(named, `/${layer}`)
  }
  for (const layer of levelled) {
    const levels = documents[layer]
    if (levels === undefined) continue
    changed[layer] = levels.map(({ target, policies }, index) => ({
      target,
      policies: list(policies, `/${layer}/${index}/policies`),
    }))
  }
  if (documents.resource !== undefined) changed.resource = change(documents.resource, '/resource')
  return changed
}

/** The statements of a document that IAM accepts, as a list. */
export function statementsIn(document: unknown): readonly JsonStatement[] {
  const element = isJsonObject(document) ? document['Statement'] : undefined
  const all: readonly unknown[] = Array.isArray(element) ? element : [element]
  return all.filter(isJsonObject)
}

/** Are `${…}` policy variables in this document? Rule R5.1. */
export function hasVariables(document: unknown): boolean {
  return isJsonObject(document) && document['Version'] === '2012-10-17'
}
