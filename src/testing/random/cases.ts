import * as fc from 'fast-check'

import type { NamedDocument, PolicyDocuments, PolicyLevel } from '#engine/compile/policy-documents.ts'
import type { AuthorizationRequest, RequestContext } from '#engine/request/request.ts'

import { anyAsk, type Ask } from './asks.ts'
import { callers, type Caller } from './callers.ts'
import { contexts } from './contexts.ts'
import { statementPlans, type JsonStatement, type Kind, type Near } from './statements.ts'

/** A request with the documents of every layer that bears on it. */
export type RandomCase = { readonly request: AuthorizationRequest; readonly documents: PolicyDocuments }

/** The same, and one more statement of a resource-based policy that is near to the request. */
export type RandomCaseAndMore = RandomCase & { readonly extra: JsonStatement }

type Realise<Value> = (near: Near) => Value

const everything: JsonStatement = { Effect: 'Allow', Action: '*', Resource: '*' }
const fullResourceControl: JsonStatement = { ...everything, Principal: '*' }

const version = fc.constantFrom(
  { Version: '2012-10-17' },
  { Version: '2012-10-17' },
  { Version: '2008-10-17' },
  {},
)

function documentsOf(
  statement: fc.Arbitrary<Realise<JsonStatement>>,
  minLength: number,
  versions: typeof version = version,
): fc.Arbitrary<Realise<NamedDocument>> {
  return fc
    .record({ version: versions, statements: fc.array(statement, { minLength, maxLength: 3 }) })
    .map(({ version: head, statements }) => (near) => ({
      name: 'p',
      document: { ...head, Statement: statements.map((each) => each(near)) },
    }))
}

const open: fc.Arbitrary<Realise<JsonStatement>> = fc.constant(() => everything)
const identity = documentsOf(statementPlans('identity'), 0)
/** What limits must let through now and then, or hardly anything is ever allowed. */
const limit = documentsOf(
  fc.oneof({ weight: 1, arbitrary: open }, { weight: 2, arbitrary: statementPlans('identity') }),
  1,
)
const guardrail = documentsOf(
  fc.oneof({ weight: 2, arbitrary: open }, { weight: 1, arbitrary: statementPlans('guardrail') }),
  1,
)
const resourceControl = documentsOf(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(() => fullResourceControl) },
    { weight: 1, arbitrary: statementPlans('resource-control') },
  ),
  1,
  fc.constant({ Version: '2012-10-17' }),
)
const endpoint = documentsOf(
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(() => fullResourceControl) },
    { weight: 1, arbitrary: statementPlans('endpoint') },
  ),
  1,
)
const byKind = (kind: Kind) => documentsOf(statementPlans(kind), 1)

/** A role's trust policy where a role is assumed, a resource-based policy elsewhere. */
const resource: fc.Arbitrary<Realise<NamedDocument>> = fc
  .record({ trust: byKind('trust'), resource: byKind('resource') })
  .map((either) => (near) => (isTrusted(near.ask) ? either.trust(near) : either.resource(near)))

function isTrusted({ action }: Ask): boolean {
  return /^sts:(AssumeRole|TagSession)/.test(action)
}

function levelsOf(
  document: fc.Arbitrary<Realise<NamedDocument>>,
): fc.Arbitrary<Realise<readonly PolicyLevel[]>> {
  const level = fc.record({
    target: fc.constantFrom('root', 'unit', 'account'),
    policies: fc.array(document, { minLength: 1, maxLength: 2 }),
  })
  return fc
    .array(level, { maxLength: 2 })
    .map(
      (levels) => (near) =>
        levels.map(({ target, policies }) => ({ target, policies: policies.map((each) => each(near)) })),
    )
}

const listOf = (
  document: fc.Arbitrary<Realise<NamedDocument>>,
): fc.Arbitrary<Realise<readonly NamedDocument[]>> =>
  fc.array(document, { minLength: 1, maxLength: 2 }).map((list) => (near) => list.map((each) => each(near)))

/** The list of one that a boundary or an endpoint's policy is. */
const oneOf = (
  document: fc.Arbitrary<Realise<NamedDocument>>,
): fc.Arbitrary<Realise<readonly NamedDocument[]>> => document.map((one) => (near) => [one(near)])

/** One in `rarity` cases has it. */
const sometimes = <Value>(value: fc.Arbitrary<Value>, rarity: number): fc.Arbitrary<Value | null> =>
  fc.tuple(fc.nat(rarity - 1), value).map(([draw, drawn]) => (draw === 0 ? drawn : null))

const layers = fc.record({
  identity: listOf(identity),
  permissionsBoundary: sometimes(oneOf(limit), 4),
  session: sometimes(listOf(limit), 4),
  resource: fc.option(resource, { freq: 3 }),
  serviceControl: sometimes(levelsOf(guardrail), 3),
  resourceControl: sometimes(levelsOf(resourceControl), 3),
  vpcEndpoint: sometimes(oneOf(endpoint), 5),
})

/** Any request with any policies, near enough to each other that each of the three answers is common. */
export const cases: fc.Arbitrary<RandomCaseAndMore> = fc
  .record({ caller: callers, ask: anyAsk, context: contexts, layers, more: statementPlans('resource') })
  .map(({ caller, ask, context, layers: drawn, more }) => ({
    extra: more({ ask, caller }),
    request: requestOf(caller, ask, context),
    documents: present(drawn, { ask, caller }),
  }))

function requestOf({ keys, ...caller }: Caller, ask: Ask, context: RequestContext): AuthorizationRequest {
  return { ...caller, ...ask, context: { ...context, ...keys } }
}

type Layers = typeof layers extends fc.Arbitrary<infer Value> ? Value : never

/** The layers that the draw has, each for this request. */
function present(drawn: Layers, near: Near): PolicyDocuments {
  return {
    identity: drawn.identity(near),
    ...(drawn.permissionsBoundary === null ? {} : { permissionsBoundary: drawn.permissionsBoundary(near) }),
    ...(drawn.session === null ? {} : { session: drawn.session(near) }),
    ...(drawn.resource === null ? {} : { resource: drawn.resource(near) }),
    ...(drawn.serviceControl === null ? {} : { serviceControl: drawn.serviceControl(near) }),
    ...(drawn.resourceControl === null ? {} : { resourceControl: drawn.resourceControl(near) }),
    ...(drawn.vpcEndpoint === null ? {} : { vpcEndpoint: drawn.vpcEndpoint(near) }),
  }
}
