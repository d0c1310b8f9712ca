import type { CompiledPolicies } from '#engine/compile/compile-policies.ts'
import type { Action } from '#engine/policy/action-pattern.ts'
import type { Statement } from '#engine/policy/document.ts'
import type { JsonValue } from '#engine/text/json.ts'

import { keysIn, saidBy, tellsOfThing } from './said-by.ts'
import type { Thing } from './thing.ts'

/**
 * What the policies of a caller look at when they are asked about one action: two things of the caller's own account
 * with one signature get one answer.
 */
export type Look = {
  readonly signatureOf: (thing: Thing) => string
  /** Does nothing look at what it is done to? Then all things without a policy of their own have one signature. */
  readonly isSameForAll: boolean
  /** Does anything hang on who the caller is or how it calls? If not, whoever has the same policies gets the same answers. */
  readonly isOwn: boolean
  /** May an Allow of the identity-based policies cover the action on that ARN? */
  readonly mayCover: (arn: string) => boolean
  /** Statements that allow the action, of the identity-based policies. */
  readonly allows: readonly Statement[]
}

/** Services with rules of their own, which look at more of a thing than its name and tags. */
const ruled: ReadonlySet<string> = new Set(['s3', 'kms'])

/** Cost: the statements on the action, once; a signature costs the resource patterns among them. */
export function lookAt(policies: CompiledPolicies, action: Action): Look {
  const statements = statementsOn(policies, action)
  const patterns = new Map<string, (arn: string) => boolean>()
  const keys = new Set<string>()
  let isByName = ruled.has(action.service)
  for (const { resources, conditions } of statements) {
    for (const [at, pattern] of (resources?.patterns ?? []).entries()) {
      if (pattern.kind === 'with-variables') isByName = true
      if (pattern.kind === 'glob') patterns.set(resources?.texts[at] ?? '', pattern.matches)
    }
    for (const { folded, values } of conditions) {
      for (const key of keysIn(folded, values)) {
        if (tellsOfThing(key)) keys.add(key)
      }
    }
  }
  const matchers = [...patterns.values()]
  const known = new Map<string, string>()
  const bitsOf = (arn: string) => {
    if (matchers.length === 0) return ''
    const found = known.get(arn)
    if (found !== undefined) return found
    const made = matchers.map((matches) => (matches(arn) ? '1' : '0')).join('')
    known.set(arn, made)
    return made
  }
  const allows = policies.identity.flatMap(({ document }) => document.covering(action).allows.statements)
  const covered = new Map<string, boolean>()
  return {
    mayCover: (arn) => {
      const found = covered.get(arn) ?? allows.some(({ resources }) => mayMatch(resources, arn))
      covered.set(arn, found)
      return found
    },
    signatureOf: (thing) => {
      const own = isByName ? null : ownSignature(thing, action)
      if (own === null) return keys.size === 0 ? thing.arn : `${thing.arn} ${said(thing, keys)}`
      return keys.size === 0
        ? `${bitsOf(thing.arn)}${own}`
        : `${bitsOf(thing.arn)}${own} ${said(thing, keys)}`
    },
    isSameForAll: !isByName && matchers.length === 0 && keys.size === 0 && action.service !== 'sts',
    isOwn: isByName || action.service === 'sts' || statements.some(({ conditions }) => conditions.length > 0),
    allows,
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

/** Statements on the action of every layer that bears on each request of the caller. */
function statementsOn(policies: CompiledPolicies, action: Action): readonly Statement[] {
  const { identity, permissionsBoundary, serviceControl, resourceControl } = policies
  return [
    ...identity,
    ...(permissionsBoundary ?? []),
    ...(serviceControl ?? []).flatMap((level) => level.policies),
    ...(resourceControl ?? []).flatMap((level) => level.policies),
  ].flatMap(({ document }) => {
    const { allows, denies } = document.covering(action)
    return allows.statements.concat(denies.statements)
  })
}

/** What a thing brings of its own besides its name and tags; null where only its name tells. */
function ownSignature({ arn, entity }: Thing, action: Action): string | null {
  const { service } = action
  if (entity === null) return null
  if (entity.kind === 'resource') return saidBy(entity, action, arn)
  if (service !== 'sts') return ''
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
