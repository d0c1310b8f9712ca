import { compiledOnce } from '#engine/compile/compiled-once.ts'
import { resourceGrammar } from '#engine/compile/resource-grammar.ts'
import type { Action } from '#engine/policy/action-pattern.ts'
import type { Statement } from '#engine/policy/document.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import { variablesOf } from '#engine/text/template.ts'
import type { Resource } from '#model/entities/entity.ts'

type Conditions = Statement['conditions']
type Values = Conditions[number]['values']

/** Is the key one of what something is done to? */
export function tellsOfThing(key: string): boolean {
  return /resourcetag\/|^iam:permissionsboundary$|^kms:resourcealiases$/.test(key)
}

/** Does the key follow from who asks, beyond the kind and the account? */
export function tellsOfCaller(key: string): boolean {
  return /^aws:(principal|user(name|id)$)/.test(key)
}

/** Is the key one of where, when and how any call is made, whatever it does to what? */
export function tellsOfAnyCall(key: string): boolean {
  return /^aws:(sourceip|sourcevpce?|requestedregion|securetransport|currenttime|epochtime|multifactorauth(present|age))$/.test(
    key,
  )
}

/** The keys that a condition looks at, in lower case: its own, and those that its values take in. */
export function keysIn(folded: string, values: Values): readonly string[] {
  return [folded, ...values.flatMap(({ template }) => variablesOf(template).map((key) => key.folded))]
}

/**
 * What the resource's own policy says of the action when it is done to that ARN, whoever asks: of resources of one account
 * and service where it is the same it can't matter which is asked about. Empty where it says nothing. Null where that can't
 * be told: of a policy that can't be read or nobody has, that names somebody by a unique id (which answers tell of), or that looks at tags or
 * at values of the request to know what it is about.
 */
export function saidBy({ policy, unread }: Resource, action: Action, arn: string): string | null {
  // tags and aliases matter where a policy asks for them, which is looked at below
  if (unread?.some((part) => part !== 'tags' && part !== 'aliases') === true) return null
  if (policy === null) return ''
  const compiled = compiledOnce(policy, resourceGrammar(policy))
  if (!compiled.ok || compiled.value.statements.some(namesIds)) return null
  const { allows, denies } = compiled.value.covering(action)
  const said: string[] = []
  for (const statement of allows.statements.concat(denies.statements)) {
    const isAbout = isAboutArn(statement, arn)
    if (isAbout === null || statement.conditions.some(looksAtThing)) return null
    if (isAbout) said.push(wordsOf(policy, statement))
  }
  return said.join(' ')
}

function namesIds({ principals }: Statement): boolean {
  return principals?.patterns.some(({ kind }) => kind === 'unique-id') === true
}

function looksAtThing({ folded, values }: Conditions[number]): boolean {
  return keysIn(folded, values).some(tellsOfThing)
}

/** Is the statement about the ARN? Null where the request's values decide. */
function isAboutArn({ resources }: Statement, arn: string): boolean | null {
  if (resources === null) return true
  if (resources.patterns.some(({ kind }) => kind === 'with-variables')) return null
  // what names nothing isn't turned into everything (R2.16)
  if (resources.patterns.some(({ kind }) => kind === 'names-nothing') && resources.negated) return false
  const isNamed = resources.patterns.some(
    (pattern) => pattern.kind === 'everything' || (pattern.kind === 'glob' && pattern.matches(arn)),
  )
  return isNamed !== resources.negated
}

/** Effect, principals and conditions of a statement, as written, and by which version of the language they are read. */
function wordsOf(policy: Resource['policy'], { index, effect }: Statement): string {
  if (!isJsonObject(policy)) return effect
  const list = policy['Statement']
  const statement: unknown = Array.isArray(list) ? list[index] : list
  if (!isJsonObject(statement)) return effect
  const { Principal, NotPrincipal, Condition } = statement
  return JSON.stringify([policy['Version'], effect, Principal, NotPrincipal, Condition])
}
