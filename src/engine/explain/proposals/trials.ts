import {
  compilePolicies,
  type CompiledPolicies,
  type CompiledPolicy,
} from '../../compile/compile-policies.ts'
import { authorize } from '../../evaluate/authorize.ts'
import type { DecisionKind } from '../../evaluate/decision.ts'
import type { Question } from '../../request/question.ts'
import type { AuthorizationRequest } from '../../request/request.ts'
import { applyEdits, isSame, withNewPolicy } from './apply-proposal.ts'
import { positionedDocuments, type PositionedDocument } from './document-position.ts'
import { editableDocument, policyOf, type EditableDocument } from './editable-document.ts'
import type { Edit, Scene, StatementEdit } from './proposal.ts'

/** Edits of one scene, tried one set after another. */
export type Trials = {
  /** What `authorize` decides with the edits made; null where a document would then be refused. */
  readonly decide: (edits: readonly Edit[]) => DecisionKind | null
  /** The policies with the edits made, ready to be asked for the action and the resource of the scene, and for no other. */
  readonly policiesWith: (edits: readonly Edit[]) => CompiledPolicies | null
  readonly requestWith: (edits: readonly Edit[]) => AuthorizationRequest
  /** The document that an edit is of; null for a policy that there isn't yet. */
  readonly documentOf: (edit: StatementEdit) => EditableDocument | null
}

/**
 * Decide with edits made as `authorize` does on what `applyEdits` answers, without compiling anything twice: of each
 * edited document the statements that the edits put in are read, once, and what can't bear on the request is left out.
 *
 * Cost of a decision: the statements of the edited documents that bear on the request, and the edits.
 */
export function trialsOf(scene: Scene, compiled: CompiledPolicies, question: Question): Trials {
  const positions = new Map(positionedDocuments(scene.documents).map((at) => [at.pointer, at]))
  const editable = rememberedBy(positions, (at) => editableDocument(at, compiled, question))
  const alike = rememberedBy(positions, (at) => [...positions.values()].filter((other) => isSame(at, other)))
  const policiesWith = (edits: readonly Edit[]): CompiledPolicies | null => {
    const onStatements = edits.filter((edit) => edit.kind !== 'set-context')
    if (onStatements.length === 0) return compiled
    const [known, fresh] = byPointer(onStatements, (pointer) => positions.has(pointer))
    const changed = new Map<string, StatementEdit[]>()
    for (const [pointer, own] of known) {
      const same = alike(pointer)?.map((other) => other.pointer) ?? []
      for (const each of new Set([pointer, ...same]))
        changed.set(each, [...(changed.get(each) ?? []), ...own])
    }
    const policies = new Map<string, CompiledPolicy>()
    for (const [pointer, own] of changed) {
      const policy = editable(pointer)?.policyWith(own) ?? null
      if (policy === null) return null
      policies.set(pointer, policy)
    }
    const added = new Map<string, CompiledPolicy>()
    for (const [pointer, own] of fresh) {
      const policy = newPolicy(own)
      if (policy === null) return null
      added.set(pointer, policy)
    }
    return withPolicies(compiled, policies, added)
  }
  const requestWith = (edits: readonly Edit[]) =>
    applyEdits(
      edits.filter(({ kind }) => kind === 'set-context'),
      scene,
    ).request
  return {
    policiesWith,
    requestWith,
    documentOf: ({ pointer }) => editable(pointer),
    decide: (edits) => {
      const policies = policiesWith(edits)
      return policies === null ? null : authorize(requestWith(edits), policies).decision
    },
  }
}

function rememberedBy<Value>(
  positions: ReadonlyMap<string, PositionedDocument>,
  make: (at: PositionedDocument) => Value,
): (pointer: string) => Value | null {
  const known = new Map<string, Value>()
  return (pointer) => {
    const at = positions.get(pointer)
    const value = known.get(pointer) ?? (at === undefined ? null : make(at))
    if (value !== null) known.set(pointer, value)
    return value
  }
}

type ByPointer = ReadonlyMap<string, readonly StatementEdit[]>

function byPointer(
  edits: readonly StatementEdit[],
  isKnown: (pointer: string) => boolean,
): readonly [known: ByPointer, fresh: ByPointer] {
  const known = new Map<string, StatementEdit[]>()
  const fresh = new Map<string, StatementEdit[]>()
  for (const edit of edits) {
    const all = isKnown(edit.pointer) ? known : fresh
    const own = all.get(edit.pointer)
    if (own === undefined) all.set(edit.pointer, [edit])
    else own.push(edit)
  }
  return [known, fresh]
}

function newPolicy(edits: readonly StatementEdit[]): CompiledPolicy | null {
  const [first] = edits
  if (first === undefined) return null
  const level = { target: first.target ?? '', policies: [] }
  const bare =
    first.layer === 'serviceControl' || first.layer === 'resourceControl' ? { [first.layer]: [level] } : {}
  // at a level the pointer tells which one, and here there is one alone
  const pointer = `/${first.layer}/0/policies/0`
  const documents = withNewPolicy(
    bare,
    edits.map((edit) => ({ ...edit, pointer })),
  )
  const compiled = compilePolicies(documents)
  return compiled.ok ? policyOf(compiled.value, first.layer) : null
}

/** The policies with others in the place of some, by pointer, and more at the end of lists. */
function withPolicies(
  compiled: CompiledPolicies,
  changed: ReadonlyMap<string, CompiledPolicy>,
  added: ReadonlyMap<string, CompiledPolicy>,
): CompiledPolicies {
  const pointers = [...changed.keys(), ...added.keys()]
  const list = <None>(policies: readonly CompiledPolicy[] | None, path: string) => {
    if (!pointers.some((pointer) => pointer.startsWith(`${path}/`))) return policies
    const more = [...added].flatMap(([pointer, policy]) => (pointer.startsWith(`${path}/`) ? [policy] : []))
    const known = Array.isArray(policies) ? policies : []
    return [...known.map((policy, at) => changed.get(`${path}/${at}`) ?? policy), ...more]
  }
  const levels = (layer: 'serviceControl' | 'resourceControl') =>
    compiled[layer]?.map(({ target, policies }, at) => ({
      target,
      policies: list(policies, `/${layer}/${at}/policies`),
    })) ?? null
  return {
    identity: list(compiled.identity, '/identity'),
    permissionsBoundary: list(compiled.permissionsBoundary, '/permissionsBoundary'),
    session: list(compiled.session, '/session'),
    vpcEndpoint: list(compiled.vpcEndpoint, '/vpcEndpoint'),
    resource: changed.get('/resource') ?? added.get('/resource') ?? compiled.resource,
    serviceControl: levels('serviceControl'),
    resourceControl: levels('resourceControl'),
  }
}
