import { parseOperator } from '#engine/condition/parse-operator.ts'
import type { Action } from '#engine/policy/action-pattern.ts'
import { globMatches } from '#engine/text/glob.ts'
import { isJsonObject } from '#engine/text/json-object.ts'

/** What a statement is about, as far as it shows at a glance. Actions are in lower case. */
type PlainStatement = {
  readonly isAllow: boolean
  readonly actions: Listed
  readonly resources: Listed
  readonly isConditional: boolean
  /** Null where what it says hangs on who asks. */
  readonly says: () => Said | null
}

/** What a statement says, as text, besides its actions. */
type Said = {
  readonly text: string
  /** The same without its resources; null where it looks at what something is done to. */
  readonly bare: string | null
}

/** The texts of `Action` or `Resource`, or of their negations. */
export type Listed = { readonly negated: boolean; readonly texts: readonly string[] }

const known = new WeakMap<object, readonly PlainStatement[] | null>()

/**
 * The statements of an identity-based policy without reading it in full: a fiftieth of the cost, for the thousands of
 * policies that have nothing to do with a question. Only of documents that IAM's grammar accepts for certain; null of
 * all else, which the engine must read.
 */
function plainStatements(document: unknown): readonly PlainStatement[] | null {
  if (!isJsonObject(document)) return null
  const found = known.get(document)
  if (found !== undefined) return found
  const statements = read(document)
  known.set(document, statements)
  return statements
}

/** May a statement of the policy, Allow or Deny, be about the action? Where it says no, that is certain. */
export function mayCoverAction(document: unknown, action: Action): boolean {
  const statements = plainStatements(document)
  return statements === null || statements.some(({ actions }) => covers(actions, action))
}

/** May an Allow of the policy cover the action on the resource? Where it says no, that is certain, as is that IAM accepts it. */
export function mayAllow(document: unknown, action: Action, resource: string): boolean {
  const statements = plainStatements(document)
  return (
    statements === null ||
    statements.some(
      ({ isAllow, actions, resources }) =>
        isAllow && covers(actions, action) && mayCoverResource(resources, resource),
    )
  )
}

/** The actions of each Allow of the policy; null where it must be read. */
export function actionsAllowed(document: unknown): readonly Listed[] | null {
  const statements = plainStatements(document)
  return statements === null ? null : statements.flatMap(({ isAllow, actions }) => (isAllow ? [actions] : []))
}

/** The resources of each Allow of the policy on the action; null where it must be read. */
export function resourcesAllowed(document: unknown, action: Action): readonly Listed[] | null {
  const statements = plainStatements(document)
  if (statements === null) return null
  return statements.flatMap(({ isAllow, actions, resources }) =>
    isAllow && covers(actions, action) ? [resources] : [],
  )
}

/** May an Allow of the policy be about any action of the service on the resource, or on things inside it? Where it says no, that is certain. */
export function mayReachInto(document: unknown, service: string, resource: string): boolean {
  const statements = plainStatements(document)
  return (
    statements === null ||
    statements.some(
      ({ isAllow, actions, resources }) =>
        isAllow &&
        (actions.negated || actions.texts.some((text) => text === '*' || text.startsWith(`${service}:`))) &&
        (resources.negated || resources.texts.some((text) => overlaps(text, resource))),
    )
  )
}

/** May the pattern spell the resource, or something whose ARN begins with it? */
function overlaps(pattern: string, resource: string): boolean {
  const end = pattern.search(/[*?$]/)
  const start = end < 0 ? pattern : pattern.slice(0, end)
  return start.startsWith(resource) || (end >= 0 && resource.startsWith(start))
}

/**
 * What the policy says of the action on the resource, as text: policies that say the same decide the same, whoever has
 * them. Null where it must be read, or where what it says hangs on who asks.
 */
export function sayingOf(document: unknown, action: Action, resource: string): readonly string[] | null {
  const statements = plainStatements(document)
  if (statements === null) return null
  const found: string[] = []
  for (const { actions, resources, says } of statements) {
    if (!covers(actions, action) || !mayCoverResource(resources, resource)) continue
    const said = says()
    if (said === null) return null
    found.push(said.text)
  }
  return found
}

/** A statement on an action: the resources that it is about, and what it says. */
export type AboutAction = { readonly resources: Listed } & Said

/** The statements of a policy on the action. Null where it must be read, or where what it says hangs on who asks. */
export function aboutAction(document: unknown, action: Action): readonly AboutAction[] | null {
  const statements = plainStatements(document)
  if (statements === null) return null
  const found: AboutAction[] = []
  for (const { actions, resources, says } of statements) {
    if (!covers(actions, action)) continue
    const said = says()
    if (said === null) return null
    found.push({ resources, ...said })
  }
  return found
}

/**
 * Does the policy say the same of the action whatever it is done to: is every statement on it about all resources, without
 * conditions? Where it says so, that is certain.
 */
export function isSameEverywhere(document: unknown, action: Action): boolean {
  const statements = plainStatements(document)
  return (
    statements !== null &&
    statements.every(
      ({ actions, resources, isConditional }) =>
        !covers(actions, action) ||
        (!isConditional && !resources.negated && resources.texts.every((text) => text === '*')),
    )
  )
}

/** Does a text of JSON look at a key that follows from who asks, or hold a variable? */
export function hangsOnCaller(text: string): boolean {
  return /\$\{|aws:(principal|user(name|id)\b)/i.test(text)
}

/** Does a text of JSON look at what something is done to, or hold a variable? */
export function hangsOnResource(text: string): boolean {
  return /\$\{|aws:resource|resourcetag\//i.test(text)
}

/** Is the action among them? Exact of plain documents. */
export function covers({ negated, texts }: Listed, { service, operation }: Action): boolean {
  const isNamed = texts.some((text) => {
    if (text === '*') return true
    const colon = text.indexOf(':')
    return text.slice(0, colon) === service && globMatches(text.slice(colon + 1), operation)
  })
  return isNamed !== negated
}

/** May they spell the resource? Compares what stands before the first wildcard or variable. */
export function mayCoverResource({ negated, texts }: Listed, resource: string): boolean {
  return (
    negated ||
    texts.some((text) => {
      if (text === '*') return true
      const end = text.search(/[*?$]/)
      return end < 0 ? text === resource : resource.startsWith(text.slice(0, end))
    })
  )
}

/** Do they spell the resource, as far as shows at a glance: in full, or all but an end that may be anything? No is no claim. */
export function coversForCertain({ negated, texts }: Listed, resource: string): boolean {
  return (
    !negated &&
    texts.some((text) => {
      if (text === '*' || text === resource) return true
      return endsOpen.test(text) && !typeOpen.test(text) && resource.startsWith(text.slice(0, -1))
    })
  )
}

/** An ARN up to its last part, of which only the end is left open. */
const endsOpen = /^arn:(?:[^:*?$]*:){4}[^*?$]+\*$/
/** An ARN of IAM without the whole type of what it names, so that it names nothing (R2.12). */
const typeOpen = /^arn:[^:]*:iam:[^/]*$/

type JsonMembers = Readonly<Record<string, unknown>>

function read(document: JsonMembers): readonly PlainStatement[] | null {
  const { Version: version, Statement: statement } = document
  const isPlain =
    (version === '2012-10-17' || version === '2008-10-17') &&
    Object.keys(document).every((name) => name === 'Version' || name === 'Statement')
  const statements: readonly unknown[] = Array.isArray(statement) ? statement : [statement]
  if (!isPlain || statements.length === 0) return null
  const found: PlainStatement[] = []
  const sids = new Set<unknown>()
  for (const each of statements) {
    const plain = isJsonObject(each) && !sids.has(each['Sid']) ? readStatement(each) : null
    if (plain === null || !isJsonObject(each)) return null
    if (each['Sid'] !== undefined) sids.add(each['Sid'])
    found.push(plain)
  }
  return found
}

const elements: ReadonlySet<string> = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
])

function readStatement(statement: JsonMembers): PlainStatement | null {
  const { Sid: sid, Effect: effect } = statement
  const actions = listed(statement, 'Action', isPlainAction)
  const resources = listed(statement, 'Resource', isPlainResource)
  const isPlain =
    Object.keys(statement).every((name) => elements.has(name)) &&
    (sid === undefined || (typeof sid === 'string' && /^[A-Za-z0-9]+$/.test(sid))) &&
    (effect === 'Allow' || effect === 'Deny') &&
    (!Object.hasOwn(statement, 'Condition') || isPlainCondition(statement['Condition']))
  if (!isPlain || actions === null || resources === null) return null
  return {
    isAllow: effect === 'Allow',
    actions: { ...actions, texts: actions.texts.map((text) => text.toLowerCase()) },
    resources,
    isConditional: Object.hasOwn(statement, 'Condition'),
    says: textOf(statement),
  }
}

/** The texts are made when they are first asked for. */
function textOf({
  Effect: effect,
  Resource: resource,
  NotResource: notResource,
  Condition: condition,
}: JsonMembers) {
  let said: Said | null | undefined
  return () => {
    if (said !== undefined) return said
    const text = JSON.stringify([effect, resource ?? null, notResource ?? null, condition ?? null])
    const bare = JSON.stringify([effect, condition ?? null])
    said = hangsOnCaller(text) ? null : { text, bare: hangsOnResource(bare) ? null : bare }
    return said
  }
}

/** The element `name` or its negation; null where there are both, neither, or texts that aren't plain. */
function listed(
  statement: JsonMembers,
  name: 'Action' | 'Resource',
  isPlain: (text: string) => boolean,
): Listed | null {
  const negated = !Object.hasOwn(statement, name)
  if (negated !== Object.hasOwn(statement, `Not${name}`)) return null
  const value = statement[negated ? `Not${name}` : name]
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value]
  const plain = texts.filter((text) => typeof text === 'string' && isPlain(text))
  if (texts.length === 0 || plain.length < texts.length) return null
  return { negated, texts: plain.map(String) }
}

function isPlainAction(text: string): boolean {
  return text === '*' || /^[A-Za-z0-9-]+:[\w*?]+$/.test(text)
}

function isPlainResource(text: string): boolean {
  return text === '*' || /^arn:[^\s:*?$]+:[^\s:*?$]+:[^\s:$]*:[^\s:$]*:/.test(text)
}

function isPlainCondition(block: unknown): boolean {
  return (
    isJsonObject(block) &&
    Object.entries(block).every(
      ([operator, keys]) =>
        parseOperator(operator) !== null &&
        isJsonObject(keys) &&
        Object.entries(keys).every(([key, values]) => /^[\w-]+:\S+$/.test(key) && isPlainValue(values)),
    )
  )
}

function isPlainValue(values: unknown): boolean {
  return isText(values) || (Array.isArray(values) && values.every(isText))
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean'
}
