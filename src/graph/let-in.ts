import { compiledOnce } from '#engine/compile/compiled-once.ts'
import { resourceGrammar } from '#engine/compile/resource-grammar.ts'
import type { Statement } from '#engine/policy/document.ts'
import type { Resource } from '#model/entities/entity.ts'
import { wholeArn } from '#model/resource-at.ts'

/**
 * ARNs of the users and roles whom a resource may let in by itself, whatever their own policies say; null where others may be
 * let in besides: everyone, sessions, principals by unique id, whoever holds a grant of a key, or whomever a policy means that
 * IAM would refuse, or that nobody has read. Through an access point another policy has its say, and of a generic part of
 * something the policy of the whole, so that nothing is claimed there.
 *
 * Rules R3.2, R7.6, R10.2, R10.8. Source: IAM User Guide, "Cross-account policy evaluation logic".
 */
export function letInBy(resource: Resource): ReadonlySet<string> | null {
  const found = known.get(resource)
  if (found !== undefined) return found.arns
  const arns = namesOf(resource)
  known.set(resource, { arns })
  return arns
}

/** May the resource let the user or role in by itself? Where it says no, that is certain. */
export function mayLetIn(resource: Resource, principal: string): boolean {
  return letInBy(resource)?.has(principal) ?? true
}

/** Does nothing on the side of the resource let anybody in by itself? */
export function letsNobodyIn(resource: Resource): boolean {
  return letInBy(resource)?.size === 0
}

const known = new WeakMap<Resource, { readonly arns: ReadonlySet<string> | null }>()

function namesOf({ arn, policy, settings, type, unread }: Resource): ReadonlySet<string> | null {
  // what else may be unread lets nobody in
  if (unread?.some((part) => part === 'policy' || part === 'grants') === true) return null
  if (settings.grants.length > 0 || type === 's3-access-point') return null
  if (type === 'generic' && wholeArn(arn) !== null) return null
  if (policy === null) return new Set()
  const compiled = compiledOnce(policy, resourceGrammar(policy))
  return compiled.ok ? namedBy(compiled.value.statements.filter(({ effect }) => effect === 'Allow')) : null
}

/** ARNs of the users and roles whom Allows of a resource-based policy let in by themselves; null where others may be. */
export function namedBy(allows: readonly Statement[]): ReadonlySet<string> | null {
  const arns = new Set<string>()
  for (const { principals } of allows) {
    if (principals === null || principals.negated) return null
    for (const pattern of principals.patterns) {
      switch (pattern.kind) {
        case 'user':
        case 'role':
          arns.add(pattern.arn)
          break
        // an account as a whole lets nobody in by itself (R3.2), and the others are no users or roles
        case 'account':
        case 'service':
        case 'federated':
        case 'canonical-user':
          break
        case 'everyone':
        case 'role-session':
        case 'federated-user':
        case 'unique-id':
          return null
      }
    }
  }
  return arns
}

/**
 * ARNs of the users and roles of whom statements say other than of all of their account; null where they tell others apart:
 * all but some, sessions, principals by unique id.
 */
export function toldApartBy(statements: readonly Statement[]): ReadonlySet<string> | null {
  const arns = new Set<string>()
  for (const { principals } of statements) {
    if (principals?.negated === true) return null
    for (const pattern of principals?.patterns ?? []) {
      switch (pattern.kind) {
        case 'user':
        case 'role':
          arns.add(pattern.arn)
          break
        case 'everyone':
        case 'account':
        case 'service':
        case 'federated':
        case 'canonical-user':
          break
        case 'role-session':
        case 'federated-user':
        case 'unique-id':
          return null
      }
    }
  }
  return arns
}
