import type { CompiledPolicies } from '#engine/compile/compile-policies.ts'
import type { Covering } from '#engine/compile/covering.ts'
import { whyImmutable } from '#engine/evaluate/services/iam-immutables.ts'
import type { Action } from '#engine/policy/action-pattern.ts'
import type { Statement } from '#engine/policy/document.ts'
import type { JsonValue } from '#engine/text/json.ts'

import { layersOf } from './actor-policies.ts'
import { numberOf } from './permission.ts'
import { regionIn } from './region-of-call.ts'
import { keysIn, saidBy, tellsOfAnyCall, tellsOfCaller, tellsOfThing } from './said-by.ts'
import type { Thing } from './thing.ts'

/**
 * What the policies of a caller look at when they are asked about one action: two things of the caller's own account
 * with one signature get one answer.
 */
export type Look = {
  readonly signatureOf: (thing: Thing) => string
  /**
   * Does nothing look at what it is done to? Then all things without a policy of their own have one signature, but for those of IAM that
   * nobody may change.
   */
  readonly isSameForAll: boolean
  /** Is the answer the same whatever is done to what, by any action of which the policies say the same? */
  readonly isSameForAny: boolean
  /** Does anything hang on who the caller is? If not, callers of a kind of whom the policies say the same get the same answers. */
  readonly isOwn: boolean
  /** Do things that have nothing to say get one answer where they have one signature, whatever they are? */
  readonly isToldBySignature: boolean
  /** Does anything hang on which policy a call attaches or detaches? Then it matters which are there already. */
  readonly asksForPolicy: boolean
  /** May an Allow of the identity-based policies cover the action on that ARN? */
  readonly mayCover: (arn: string) => boolean
  /** Do the statements say the same of two ARNs of the caller's account of which the workspace knows nothing? */
  readonly isAlike: (arn: string, other: string) => boolean
  /** Patterns of resources that Denies on the action spare. */
  readonly spared: readonly string[]
  /** Statements that allow the action, of the identity-based policies. */
  readonly allows: readonly Statement[]
}

/** Services with rules of their own, which look at more of a thing than its name and tags. */
const ruled: ReadonlySet<string> = new Set(['s3', 'kms'])

/** Services of which not only statements tell one action from another. */
const byAction: ReadonlySet<string> = new Set(['sts', 'iam', 's3', 'kms', 'mechanicalturk'])

/**
 * `onceTrusted`: is a role asked about as if its trust policy named the caller, whatever it says?
 *
 * Cost: the statements on the action, once; a signature costs the resource patterns among them.
 */
export function lookAt(
  { identity, others, isUnderControl }: StatementsOn,
  action: Action,
  onceTrusted: boolean,
): Look {
  const statements = [...identity, ...others.flat()].flatMap(({ allows, denies }) =>
    allows.statements.concat(denies.statements),
  )
  const { matchers, keys, isByName, isByCaller, isByCall, isByRegion, asksForPolicy } = lookedAt(
    statements,
    action,
  )
  const known = new Map<string, string>()
  const bitsOf = (arn: string) => {
    if (matchers.length === 0) return ''
    const found = known.get(arn)
    if (found !== undefined) return found
    const made = matchers.map((matches) => (matches(arn) ? '1' : '0')).join('')
    known.set(arn, made)
    return made
  }
  const allows = identity.flatMap((covering) => covering.allows.statements)
  const isOfTrust = action.service === 'sts' && !onceTrusted
  const isSameForAll = !isByName && !isByRegion && matchers.length === 0 && keys.size === 0 && !isOfTrust
  const covered = new Map<string, boolean>()
  return {
    mayCover: (arn) => {
      const found = covered.get(arn) ?? allows.some(({ resources }) => mayMatch(resources, arn))
      covered.set(arn, found)
      return found
    },
    signatureOf: (thing) => {
      const own = isByName ? null : ownSignature(thing, action, onceTrusted)
      if (own === null) return keys.size === 0 ? thing.arn : `${thing.arn} ${said(thing, keys)}`
      return keys.size === 0
        ? `${bitsOf(thing.arn)}${own}`
        : `${bitsOf(thing.arn)}${own} ${said(thing, keys)}`
    },
    asksForPolicy,
    isSameForAll,
    isSameForAny: isSameForAll && !isUnderControl && !byAction.has(action.service) && !isByCall,
    isOwn: isByName || isOfTrust || isByCaller,
    isToldBySignature: !isByName && !isOfTrust,
    isAlike: (arn, other) => !isByName && bitsOf(arn) === bitsOf(other),
    spared: statements.flatMap(({ effect, resources }) =>
      effect === 'Deny' && resources?.negated === true ? resources.texts : [],
    ),
    allows,
  }
}

/** What statements on an action look at. */
function lookedAt(statements: readonly Statement[], action: Action) {
  const patterns = new Map<string, (arn: string) => boolean>()
  const keys = new Set<string>()
  let isByName = ruled.has(action.service)
  let [isByCaller, isByCall, isByRegion, asksForPolicy] = [false, false, false, false]
  const namesPolicy = /^iam:(?:attach|detach)\w+policy$/.test(action.name)
  for (const { resources, conditions } of statements) {
    for (const [at, pattern] of (resources?.patterns ?? []).entries()) {
      if (pattern.kind === 'with-variables') isByName = true
      if (pattern.kind === 'glob') patterns.set(resources?.texts[at] ?? '', pattern.matches)
    }
    for (const { folded, values } of conditions) {
      for (const key of keysIn(folded, values)) {
        if (tellsOfThing(key)) keys.add(key)
        if (tellsOfCaller(key)) isByCaller = true
        if (!tellsOfAnyCall(key)) isByCall = true
        if (key === 'aws:requestedregion' && action.service !== 'iam') isByRegion = true
        if (namesPolicy && key === 'iam:policyarn') asksForPolicy = true
      }
    }
  }
  const matchers = [...patterns.values()]
  return {
    matchers,
    keys,
    isByName,
    isByCaller,
    isByCall,
    isByRegion,
    asksForPolicy,
  }
}

function mayMatch(resources: Statement['resources'], arn: string): boolean {
  if (resources === null || resources.negated) return true
  return resources.patterns.some(
    (pattern) =>
      pattern.kind === 'everything' ||
      pattern.kind === 'with-variables' ||
      (pattern.kind === 'glob' && pattern.matches(arn)),
  )
}

/** What the layers that bear on each request of a caller say of one action: its identity-based policies, then layer by layer. */
export type StatementsOn = {
  readonly identity: readonly Covering[]
  readonly others: readonly (readonly Covering[])[]
  /** Are there resource control policies, which limit some services alone? */
  readonly isUnderControl: boolean
}

/** The statements on an action. Cost: a look-up for each policy. */
export function statementsOn(policies: CompiledPolicies, action: Action): StatementsOn {
  const [identity = [], ...others] = layersOf(policies).map((layer) =>
    layer.map(({ document }) => document.covering(action)),
  )
  return { identity, others, isUnderControl: policies.resourceControl !== null }
}

/** Stands for the very statements, layer by layer. */
export function statementNumbers({ identity, others }: Pick<StatementsOn, 'identity' | 'others'>): string {
  return [identity, ...others]
    .map((layer) =>
      layer
        .flatMap(({ allows, denies }) => allows.statements.concat(denies.statements))
        .map(numberOf)
        .join(' '),
    )
    .join('; ')
}

/** What a thing brings of its own besides its name and tags; null where only its name tells. */
function ownSignature({ arn, entity }: Thing, action: Action, onceTrusted: boolean): string | null {
  const { service } = action
  if (entity === null) return null
  if (entity.kind === 'resource') {
    const own = saidBy(entity, action, arn)
    return own === null ? null : `${own} ${regionIn(arn)}`
  }
  if (service === 'iam') return whyImmutable(action.operation, arn) ?? ''
  if (service !== 'sts' || onceTrusted) return ''
  if (entity.kind !== 'role') return null
  const trust = textOf(entity.trustPolicy)
  return trust.includes('${') || /resourcetag/i.test(trust) ? null : ` ${trust}`
}

const texts = new WeakMap<object, string>()

function textOf(document: JsonValue): string {
  if (typeof document !== 'object' || document === null) return JSON.stringify(document)
  const found = texts.get(document)
  if (found !== undefined) return found
  const made = JSON.stringify(document)
  texts.set(document, made)
  return made
}

/** What the thing says of the keys that statements ask for. */
function said({ entity }: Thing, keys: ReadonlySet<string>): string {
  if (entity === null || !('tags' in entity)) return ''
  const tags = Object.entries(entity.tags).filter(([name]) => {
    const end = `resourcetag/${name.toLowerCase()}`
    return [...keys].some((key) => key.endsWith(end))
  })
  const boundary =
    'permissionsBoundary' in entity && keys.has('iam:permissionsboundary') ? entity.permissionsBoundary : null
  return JSON.stringify([tags, boundary])
}
