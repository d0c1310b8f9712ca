import type {
  NamedDocument,
  PolicyDocuments,
  PolicyLayer,
  PolicyLevel,
} from '../../compile/policy-documents.ts'
import type { JsonStatement } from '../../policy/statement-place.ts'
import type { AuthorizationRequest } from '../../request/request.ts'
import { isJsonObject } from '../../text/json-object.ts'
import {
  mapDocuments,
  positionedDocuments,
  statementsIn,
  type PositionedDocument,
} from './document-position.ts'
import type { ContextEdit, Edit, Proposal, Scene, StatementEdit } from './proposal.ts'

/**
 * The request and the documents with the edits of a proposal made; nothing is changed in place. A document with the
 * `source` of an edit is the same document elsewhere, so it changes as well.
 */
export function applyProposal(
  { edits }: Pick<Proposal, 'edits'>,
  request: AuthorizationRequest,
  documents: PolicyDocuments,
): Scene {
  return applyEdits(edits, { request, documents })
}

/** The scene with the edits made. */
export function applyEdits(edits: readonly Edit[], { request, documents }: Scene): Scene {
  const onContext = edits.filter((edit) => edit.kind === 'set-context')
  const onStatements = edits.filter((edit) => edit.kind !== 'set-context')
  return {
    request: onContext.length === 0 ? request : withContext(request, onContext),
    documents: onStatements.length === 0 ? documents : withStatements(documents, onStatements),
  }
}

function withContext(request: AuthorizationRequest, edits: readonly ContextEdit[]): AuthorizationRequest {
  const changed = new Set(edits.map(({ key }) => key.toLowerCase()))
  const kept = Object.entries(request.context ?? {}).filter(([key]) => !changed.has(key.toLowerCase()))
  const set = edits.flatMap(({ key, to }) => (to === null ? [] : [[key, to] as const]))
  return { ...request, context: Object.fromEntries([...kept, ...set]) }
}

function withStatements(documents: PolicyDocuments, edits: readonly StatementEdit[]): PolicyDocuments {
  const known = new Map(positionedDocuments(documents).map((at) => [at.pointer, at]))
  const changed = mapDocuments(documents, (named, pointer) => {
    const at = known.get(pointer)
    const own = edits.filter((edit) => edit.pointer === pointer || isSame(at, known.get(edit.pointer)))
    return own.length === 0 ? named : { ...named, document: editedDocument(named.document, own) }
  })
  const fresh = edits.filter(({ pointer }) => !known.has(pointer))
  const pointers = [...new Set(fresh.map(({ pointer }) => pointer))]
  return pointers.reduce(
    (all, pointer) =>
      withNewPolicy(
        all,
        fresh.filter((edit) => edit.pointer === pointer),
      ),
    changed,
  )
}

/** Is this the same document, kept at one place and used twice, as a managed policy may be a boundary too? */
export function isSame(one: PositionedDocument | undefined, other: PositionedDocument | undefined): boolean {
  if (one === undefined || other === undefined) return false
  if (one.named.source === undefined || one.named.source !== other.named.source) return false
  const [document, same] = [one.named.document, other.named.document]
  const isOneKind = one.layer === other.layer || (isManaged(one.layer) && isManaged(other.layer))
  return isOneKind && (document === same || JSON.stringify(document) === JSON.stringify(same))
}

function isManaged(layer: PolicyLayer): boolean {
  return layer === 'identity' || layer === 'permissionsBoundary' || layer === 'session'
}

/** The document with the edits made, which are all of it. */
export function editedDocument(document: unknown, edits: readonly StatementEdit[]): unknown {
  const kept = statementsIn(document).flatMap((statement, index) => {
    const own = edits.find((edit) => edit.statement === index)
    if (own === undefined) return [statement]
    return own.after === null ? [] : [own.after]
  })
  return { ...(isJsonObject(document) ? document : {}), Statement: [...kept, ...additions(edits)] }
}

function additions(edits: readonly StatementEdit[]): readonly JsonStatement[] {
  return edits.flatMap(({ statement, after }) => (statement === 'new' && after !== null ? [after] : []))
}

/** The documents with one policy more; the edits are its statements. */
export function withNewPolicy(documents: PolicyDocuments, edits: readonly StatementEdit[]): PolicyDocuments {
  const [first] = edits
  if (first === undefined) return documents
  const { layer, policy, pointer } = first
  const named: NamedDocument = {
    name: policy,
    document: { Version: '2012-10-17', Statement: additions(edits) },
  }
  switch (layer) {
    case 'resource':
      return { ...documents, resource: named }
    case 'identity':
    case 'permissionsBoundary':
    case 'session':
    case 'vpcEndpoint':
      return { ...documents, [layer]: [...(documents[layer] ?? []), named] }
    case 'serviceControl':
    case 'resourceControl': {
      const levels = (documents[layer] ?? []).map((level, at) =>
        pointer.startsWith(`/${layer}/${at}/`) ? withPolicy(level, named) : level,
      )
      return { ...documents, [layer]: levels }
    }
  }
}

function withPolicy({ target, policies }: PolicyLevel, named: NamedDocument): PolicyLevel {
  return { target, policies: [...policies, named] }
}
