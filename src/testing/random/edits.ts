import type {
  NamedDocument,
  PolicyDocuments,
  PolicyLayer,
  PolicyLevel,
} from '#engine/compile/policy-documents.ts'

import type { JsonStatement } from './statements.ts'

/** Where a statement stands: its layer, and the place of its document among all, and its own in that document. */
export type Spot = { readonly layer: PolicyLayer; readonly document: number; readonly statement: number }

type Edit = (
  statements: readonly JsonStatement[],
  layer: PolicyLayer,
  document: number,
) => readonly JsonStatement[]
type Place = readonly [layer: PolicyLayer, document: number]

/** The documents, each with its list of statements edited. Documents count from 0 in each layer. */
export function editStatements(documents: PolicyDocuments, edit: Edit): PolicyDocuments {
  return eachDocument(documents, (document, layer, at) => ({
    ...Object(document),
    Statement: edit(statementsOf(document), layer, at),
  }))
}

/** The documents, each made anew by `change`. */
export function eachDocument(
  documents: PolicyDocuments,
  change: (document: unknown, layer: PolicyLayer, at: number) => unknown,
): PolicyDocuments {
  const list = (policies: readonly NamedDocument[], layer: PolicyLayer) =>
    policies.map(({ name, document }, at) => ({ name, document: change(document, layer, at) }))
  const levels = (given: readonly PolicyLevel[], layer: PolicyLayer) => {
    let at = 0
    return given.map(({ target, policies }) => ({
      target,
      policies: policies.map(({ name, document }) => ({ name, document: change(document, layer, at++) })),
    }))
  }
  const { identity, permissionsBoundary, session, resource } = documents
  const { serviceControl, resourceControl, vpcEndpoint } = documents
  return {
    ...(identity && { identity: list(identity, 'identity') }),
    ...(permissionsBoundary && { permissionsBoundary: list(permissionsBoundary, 'permissionsBoundary') }),
    ...(session && { session: list(session, 'session') }),
    ...(resource && { resource: { ...resource, document: change(resource.document, 'resource', 0) } }),
    ...(serviceControl && { serviceControl: levels(serviceControl, 'serviceControl') }),
    ...(resourceControl && { resourceControl: levels(resourceControl, 'resourceControl') }),
    ...(vpcEndpoint && { vpcEndpoint: list(vpcEndpoint, 'vpcEndpoint') }),
  }
}

/** Every statement of every layer. */
export function spotsOf(documents: PolicyDocuments): readonly Spot[] {
  const spots: Spot[] = []
  editStatements(documents, (statements, layer, document) => {
    for (const statement of statements.keys()) spots.push({ layer, document, statement })
    return statements
  })
  return spots
}

/** The documents with one statement made anew. */
export function editAt(
  documents: PolicyDocuments,
  spot: Spot,
  change: (statement: JsonStatement) => JsonStatement,
): PolicyDocuments {
  return editStatements(documents, (statements, layer, document) =>
    isAt([layer, document], spot)
      ? statements.map((statement, at) => (at === spot.statement ? change(statement) : statement))
      : statements,
  )
}

/** The documents with one more statement, beside the one that stands at `spot`. */
export function addAt(documents: PolicyDocuments, spot: Spot, added: JsonStatement): PolicyDocuments {
  return editStatements(documents, (statements, layer, document) =>
    isAt([layer, document], spot) ? statements.toSpliced(spot.statement, 0, added) : statements,
  )
}

/** The statement at `spot`. */
export function statementAt(documents: PolicyDocuments, spot: Spot): JsonStatement {
  let found: JsonStatement = {}
  editAt(documents, spot, (statement) => {
    found = statement
    return statement
  })
  return found
}

/** The statements of a document, alone or in a list. */
export function statementsOf(document: unknown): readonly JsonStatement[] {
  const { Statement = [] } = Object(document)
  return Array.isArray(Statement) ? Statement : [Statement]
}

function isAt([layer, document]: Place, spot: Spot): boolean {
  return layer === spot.layer && document === spot.document
}
