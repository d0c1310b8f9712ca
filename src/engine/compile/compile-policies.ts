import type { PolicyGrammar } from '../policy/grammar.ts'
import type { PolicyProblem } from '../policy/problem.ts'
import { ok, refused, type Result } from '../result.ts'
import { isJsonObject } from '../text/json-object.ts'
import { pointerTo } from '../text/json-pointer.ts'
import type { CompiledDocument } from './compiled-document.ts'
import { compiledOnce } from './compiled-once.ts'
import {
  layerOrder,
  type NamedDocument,
  type PolicyDocuments,
  type PolicyLayer,
  type PolicyLevel,
} from './policy-documents.ts'
import { resourceGrammar } from './resource-grammar.ts'

/** One policy, ready to be asked. */
export type CompiledPolicy = {
  readonly layer: PolicyLayer
  readonly target?: string
  readonly name: string
  readonly source?: string
  readonly document: CompiledDocument
}

/** One level of the organization. */
export type CompiledLevel = { readonly target: string; readonly policies: readonly CompiledPolicy[] }

/** The layers of `PolicyDocuments`, compiled. Null where a layer does not apply. */
export type CompiledPolicies = {
  readonly identity: readonly CompiledPolicy[]
  readonly permissionsBoundary: readonly CompiledPolicy[] | null
  readonly session: readonly CompiledPolicy[] | null
  readonly resource: CompiledPolicy | null
  readonly serviceControl: readonly CompiledLevel[] | null
  readonly resourceControl: readonly CompiledLevel[] | null
  readonly vpcEndpoint: readonly CompiledPolicy[] | null
}

/** No policy at all, and no layer that applies. */
export const noPolicies: CompiledPolicies = {
  identity: [],
  permissionsBoundary: null,
  session: null,
  resource: null,
  serviceControl: null,
  resourceControl: null,
  vpcEndpoint: null,
}

/** The first document that IAM's grammar refuses. `pointer` starts at the layers: `/identity/0/document/Statement/0/Effect`. */
export type InvalidDocument = {
  readonly layer: string
  readonly name: string
  readonly source?: string
  readonly pointer: string
  /** By which it was read. Absent where it is no document at all. */
  readonly grammar?: PolicyGrammar
  readonly problem: PolicyProblem
}

const layers: ReadonlySet<string> = new Set(layerOrder)

const grammars: Readonly<Record<Exclude<PolicyLayer, 'resource'>, PolicyGrammar>> = {
  identity: 'identity',
  permissionsBoundary: 'identity',
  session: 'identity',
  serviceControl: 'scp',
  resourceControl: 'rcp',
  vpcEndpoint: 'vpc-endpoint',
}

/**
 * Read and compile every document that bears on a request; refused at the first one that IAM would not accept.
 *
 * An absent layer does not apply; neither does an empty list of boundaries, session policies or endpoint
 * policies. A level of the organization with an empty list does apply, and allows nothing. A second boundary (R1.9)
 * or endpoint policy is refused, and so is a layer of an unknown name: it might be a misspelled limit.
 *
 * Each document is compiled once, found again by the object and by its text: documents must not be changed in place.
 */
export function compilePolicies(documents: PolicyDocuments): Result<CompiledPolicies, InvalidDocument> {
  const unknown = Object.keys(documents).find((layer) => !layers.has(layer))
  if (unknown !== undefined) return refused(misshapen(unknown, pointerTo('', unknown), 'unknown-element'))

  const problems: InvalidDocument[] = []
  const list = (layer: 'identity' | 'permissionsBoundary' | 'session' | 'vpcEndpoint') =>
    compileList(documents[layer], { layer, pointer: `/${layer}` }, problems)
  const compiled: CompiledPolicies = {
    identity: list('identity') ?? [],
    permissionsBoundary: list('permissionsBoundary'),
    session: list('session'),
    resource: compileResource(documents.resource, problems),
    serviceControl: compileLevels(documents.serviceControl, 'serviceControl', problems),
    resourceControl: compileLevels(documents.resourceControl, 'resourceControl', problems),
    vpcEndpoint: list('vpcEndpoint'),
  }
  const [first] = problems
  return first === undefined ? ok(compiled) : refused(first)
}

type Place = {
  readonly layer: Exclude<PolicyLayer, 'resource'>
  readonly pointer: string
  readonly target?: string
}

function compileList(
  documents: readonly NamedDocument[] | undefined,
  place: Place,
  problems: InvalidDocument[],
): readonly CompiledPolicy[] | null {
  if (documents === undefined) return null
  if (!Array.isArray(documents)) {
    problems.push(misshapen(place.layer, place.pointer, 'wrong-type'))
    return null
  }
  if (documents.length === 0 && place.target === undefined) return null
  if (documents.length > 1 && (place.layer === 'permissionsBoundary' || place.layer === 'vpcEndpoint')) {
    problems.push(misshapen(place.layer, pointerTo(place.pointer, 1), 'more-than-one'))
  }
  const policies: CompiledPolicy[] = []
  for (const [index, named] of documents.entries()) {
    const at = { ...place, pointer: pointerTo(place.pointer, index), grammar: grammars[place.layer] }
    const policy = compileNamed(named, at, problems)
    if (policy !== null) policies.push(policy)
  }
  return policies
}

function compileLevels(
  levels: readonly PolicyLevel[] | undefined,
  layer: 'serviceControl' | 'resourceControl',
  problems: InvalidDocument[],
): readonly CompiledLevel[] | null {
  if (levels === undefined) return null
  if (!Array.isArray(levels)) {
    problems.push(misshapen(layer, `/${layer}`, 'wrong-type'))
    return null
  }
  return levels.map((level: unknown, index) => {
    const pointer = `/${layer}/${index}`
    if (!isLevel(level)) {
      problems.push(misshapen(layer, pointer, 'wrong-type'))
      return { target: '', policies: [] }
    }
    const { target, policies } = level
    const place = { layer, pointer: `${pointer}/policies`, target }
    return { target, policies: compileList(policies, place, problems) ?? [] }
  })
}

function isLevel(level: unknown): level is PolicyLevel {
  return isJsonObject(level) && typeof level['target'] === 'string' && Array.isArray(level['policies'])
}

function compileResource(
  named: NamedDocument | undefined,
  problems: InvalidDocument[],
): CompiledPolicy | null {
  if (named === undefined) return null
  const grammar = isJsonObject(named) ? resourceGrammar(named.document) : 'resource'
  return compileNamed(named, { layer: 'resource', pointer: '/resource', grammar }, problems)
}

type NamedPlace = {
  readonly layer: PolicyLayer
  readonly pointer: string
  readonly grammar: PolicyGrammar
  readonly target?: string
}

function compileNamed(
  named: NamedDocument,
  place: NamedPlace,
  problems: InvalidDocument[],
): CompiledPolicy | null {
  const { layer, pointer, grammar, target } = place
  if (!isJsonObject(named)) {
    problems.push(misshapen(layer, pointer, 'wrong-type'))
    return null
  }
  const { name, document, source } = named
  const compiled = compiledOnce(document, grammar)
  const said = { layer, name, ...(source === undefined ? {} : { source }) }
  if (compiled.ok) return { ...said, ...(target === undefined ? {} : { target }), document: compiled.value }
  const [problem] = compiled.problem
  if (problem === undefined) throw new Error(`a document was refused without a problem: ${pointer}`)
  problems.push({ ...said, grammar, pointer: `${pointer}/document${problem.pointer}`, problem })
  return null
}

function misshapen(
  layer: string,
  pointer: string,
  kind: 'wrong-type' | 'unknown-element' | 'more-than-one',
): InvalidDocument {
  return { layer, name: '', pointer, problem: { kind, pointer } }
}
