import { isJsonObject } from '../text/json-object.ts'

/**
 * Is this resource-based policy a role's trust policy? It is where no statement names a resource and all actions
 * are of STS: the two grammars differ in just that (R2.2).
 */
export function resourceGrammar(document: unknown): 'trust' | 'resource' {
  const element = isJsonObject(document) && Object.hasOwn(document, 'Statement') ? document['Statement'] : []
  const statements: readonly unknown[] = Array.isArray(element) ? element : [element]
  return statements.length > 0 && statements.every(isTrustStatement) ? 'trust' : 'resource'
}

function isTrustStatement(statement: unknown): boolean {
  if (!isJsonObject(statement)) return false
  if (Object.hasOwn(statement, 'Resource') || Object.hasOwn(statement, 'NotResource')) return false
  const element = Object.hasOwn(statement, 'Action') ? statement['Action'] : null
  const actions: readonly unknown[] = Array.isArray(element) ? element : [element]
  return actions.every((action) => typeof action === 'string' && action.toLowerCase().startsWith('sts:'))
}
