import { compilePolicies, type CompiledLevel, type CompiledPolicy } from '../../compile/compile-policies.ts'
import type { PolicyDocuments } from '../../compile/policy-documents.ts'
import { applicable } from '../../evaluate/applicable.ts'
import { serviceRule } from '../../evaluate/service-rules.ts'
import type { ServiceRule } from '../../evaluate/services/service-rule.ts'
import type { Statement } from '../../policy/document.ts'
import type { JsonStatement } from '../../policy/statement-place.ts'
import type { Question } from '../../request/question.ts'
import { readRequest } from '../../request/read-request.ts'
import { traceStatement } from '../trace-statement.ts'
import type { StatementTrace } from '../trace.ts'
import { positionedDocuments, statementsIn, type PositionedDocument } from './document-position.ts'
import { effortOf, type Effort } from './effort.ts'
import type { Scene } from './proposal.ts'
import { trialsOf, type Trials } from './trials.ts'

/** How many decisions a search may take beyond its first solutions. */
const mostDecisions = 4000

/** A statement weighed, with the document that it stands in. */
export type Weighed = {
  readonly at: PositionedDocument
  readonly json: JsonStatement
  readonly statement: Statement
  readonly trace: StatementTrace
}

/** Everything that bears on a request, weighed, document by document. */
export type Weighing = {
  readonly scene: Scene
  /** The edits of this scene, tried. */
  readonly trials: Trials
  /** What is left to be spent on them. */
  readonly effort: Effort
  readonly question: Question
  /** Documents of layers that bear on the request. */
  readonly documents: readonly PositionedDocument[]
  /** Whether the request has the layer, with or without documents. */
  readonly bears: (layer: 'serviceControl' | 'resourceControl') => boolean
  readonly statements: readonly Weighed[]
  /** The rule of the service that bears on the request. */
  readonly service: ServiceRule | null
}

/** Weigh every statement that bears on a request; null where the request or a document can't be read. */
export function weigh(scene: Scene): Weighing | null {
  const compiled = compilePolicies(scene.documents)
  const read = readRequest(scene.request)
  if (!compiled.ok || !read.ok) return null
  const question = read.value
  const bearing = applicable(compiled.value, question)
  const bounded = bearing.permissionsBoundary !== null
  const positions = new Map(positionedDocuments(scene.documents).map((each) => [each.pointer, each]))
  const levels = (all: readonly CompiledLevel[] | null, path: string) =>
    (all ?? []).flatMap(({ policies }, level) => list(policies, `${path}/${level}/policies`))
  const placed = [
    ...levels(bearing.resourceControl, '/resourceControl'),
    ...levels(bearing.serviceControl, '/serviceControl'),
    ...list(bearing.vpcEndpoint, '/vpcEndpoint'),
    ...(bearing.resource ?? []).map((policy) => ({ policy, pointer: '/resource' })),
    ...list(bearing.identity, '/identity'),
    ...list(bearing.permissionsBoundary, '/permissionsBoundary'),
    ...list(bearing.session, '/session'),
  ].flatMap(({ policy, pointer }) => {
    const at = positions.get(pointer)
    return at === undefined ? [] : [{ at, policy, jsons: statementsIn(at.named.document) }]
  })
  return {
    scene,
    trials: trialsOf(scene, compiled.value, question),
    effort: effortOf(mostDecisions),
    question,
    documents: placed.map(({ at }) => at),
    service: serviceRule(question, bearing),
    bears: (layer) => bearing[layer] !== null,
    statements: placed.flatMap(({ at, policy, jsons }) =>
      policy.document.statements.flatMap((statement): readonly Weighed[] => {
        const json = jsons[statement.index]
        if (json === undefined) return []
        return [{ at, json, statement, trace: traceStatement(policy, statement, question, bounded) }]
      }),
    ),
  }
}

function list(policies: readonly CompiledPolicy[] | null, path: string) {
  return (policies ?? []).map((policy, index) => ({ policy, pointer: `${path}/${index}` }))
}

/** Does an Allow of these statements apply? */
export function allows(statements: readonly Weighed[]): boolean {
  return statements.some(({ trace }) => trace.applies && trace.effect === 'Allow')
}

/** The documents' level lists, for layers that have them. */
export function levelsOf(
  documents: PolicyDocuments,
  layer: 'serviceControl' | 'resourceControl',
): readonly { readonly target: string; readonly path: string; readonly count: number }[] {
  return (documents[layer] ?? []).map(({ target, policies }, at) => ({
    target,
    path: `/${layer}/${at}/policies`,
    count: policies.length,
  }))
}
