import {
  compilePolicies,
  type CompiledPolicies,
  type CompiledPolicy,
} from '../../compile/compile-policies.ts'
import { coveringBy } from '../../compile/covering.ts'
import type { PolicyDocuments, PolicyLayer } from '../../compile/policy-documents.ts'
import { resourceGrammar } from '../../compile/resource-grammar.ts'
import { actionHolds, resourceHolds } from '../../evaluate/statement-applies.ts'
import type { Statement } from '../../policy/document.ts'
import { parsePolicyDocument } from '../../policy/parse.ts'
import type { Question } from '../../request/question.ts'
import { isJsonObject } from '../../text/json-object.ts'
import { editedDocument } from './apply-proposal.ts'
import type { PositionedDocument } from './document-position.ts'
import type { StatementEdit } from './proposal.ts'

/** A document whose statements can be exchanged without reading it anew. */
export type EditableDocument = {
  /** The policy with the edits made, as far as it bears on the request; null where it would be refused. */
  readonly policyWith: (edits: readonly StatementEdit[]) => CompiledPolicy | null
  /** The statement that the edit puts in, made alone; null where it is none that IAM takes. */
  readonly statementOf: (edit: StatementEdit) => Statement | null
}

/** The document at a place, ready to be edited; null where the layers have no such policy. */
export function editableDocument(
  at: PositionedDocument,
  compiled: CompiledPolicies,
  question: Question,
): EditableDocument | null {
  const policy = policyAt(compiled, at.pointer)
  if (policy === null) return null
  const { layer } = at
  const grammar = resourceGrammar(at.named.document)
  const bearing = policy.document.statements.filter((statement) => bears(statement, question))
  const read = new Map<StatementEdit['after'], Statement | null>()
  const statementOf = (edit: StatementEdit): Statement | null => {
    const known = read.get(edit.after)
    if (known !== undefined) return known
    const statement = readAlone(edit.after, at, grammar)
    read.set(edit.after, statement)
    return statement
  }
  return {
    statementOf,
    policyWith: (edits) => {
      // what grammar a resource-based policy is of is told by all its statements
      const whole = layer === 'resource' ? editedDocument(at.named.document, edits) : null
      if (whole !== null && resourceGrammar(whole) !== grammar) return compiledAnew(at, whole)
      const exchanged = exchange(edits, statementOf, policy.document.statements.length)
      if (exchanged === null) return null
      const exchangedIn = (statements: readonly Statement[]) => [
        ...statements.filter(({ index }) => !exchanged.gone.has(index)),
        ...exchanged.put,
      ]
      const asked = exchangedIn(bearing).filter((statement) => actionHolds(statement, question))
      const covering = coveringBy(asked)
      // whether a bucket policy is public is asked of all its statements (R10.7)
      const statements = layer === 'resource' ? exchangedIn(policy.document.statements) : asked
      return { ...policy, document: { statements, covering: () => covering } }
    },
  }
}

/** May the statement apply to requests for the same action and resource, whatever their context? */
function bears(statement: Statement, question: Question): boolean {
  if (!actionHolds(statement, question)) return false
  const hangsOnKeys = statement.resources?.patterns.some(({ kind }) => kind === 'with-variables') === true
  return hangsOnKeys || resourceHolds(statement, question)
}

type Exchange = {
  /** Indices of the statements that are changed or taken out. */
  readonly gone: ReadonlySet<number>
  readonly put: readonly Statement[]
}

function exchange(
  edits: readonly StatementEdit[],
  statementOf: (edit: StatementEdit) => Statement | null,
  count: number,
): Exchange | null {
  const gone = new Set<number>()
  const put: Statement[] = []
  for (const edit of edits) {
    const { statement: index, after } = edit
    if (index !== 'new' && gone.has(index)) continue
    if (index !== 'new') gone.add(index)
    if (after === null) continue
    const statement = statementOf(edit)
    if (statement === null) return null
    put.push({ ...statement, index: index === 'new' ? count + put.length : index })
  }
  return { gone, put }
}

function readAlone(
  after: StatementEdit['after'],
  at: PositionedDocument,
  grammar: 'trust' | 'resource',
): Statement | null {
  const { document } = at.named
  if (after === null || !isJsonObject(document)) return null
  const alone = { ...document, Statement: [after] }
  if (at.layer === 'resource') {
    const parsed = parsePolicyDocument(alone, grammar)
    return parsed.ok ? (parsed.value.statements[0] ?? null) : null
  }
  return compiledAnew(at, alone)?.document.statements[0] ?? null
}

/** The document compiled in the layer of the one in its place; null where it is refused. */
function compiledAnew(
  { layer, target, named }: PositionedDocument,
  document: unknown,
): CompiledPolicy | null {
  const changed = { ...named, document }
  const compiled = compilePolicies(
    layer === 'resource'
      ? { resource: changed }
      : layer === 'serviceControl' || layer === 'resourceControl'
        ? { [layer]: [{ target: target ?? '', policies: [changed] }] }
        : ({ [layer]: [changed] } satisfies PolicyDocuments),
  )
  return compiled.ok ? policyOf(compiled.value, layer) : null
}

/** The first policy of a layer. */
export function policyOf(compiled: CompiledPolicies, layer: PolicyLayer): CompiledPolicy | null {
  switch (layer) {
    case 'resource':
      return compiled.resource
    case 'serviceControl':
    case 'resourceControl':
      return compiled[layer]?.[0]?.policies[0] ?? null
    case 'identity':
    case 'permissionsBoundary':
    case 'session':
    case 'vpcEndpoint':
      return compiled[layer]?.[0] ?? null
  }
}

/** The policy at a JSON pointer: `/identity/0`, `/serviceControl/0/policies/1`. */
function policyAt(compiled: CompiledPolicies, pointer: string): CompiledPolicy | null {
  const [, layer = '', first = '', , last = ''] = pointer.split('/')
  switch (layer) {
    case 'resource':
      return compiled.resource
    case 'serviceControl':
    case 'resourceControl':
      return compiled[layer]?.[Number(first)]?.policies[Number(last)] ?? null
    case 'identity':
    case 'permissionsBoundary':
    case 'session':
    case 'vpcEndpoint':
      return compiled[layer]?.[Number(first)] ?? null
    default:
      return null
  }
}
