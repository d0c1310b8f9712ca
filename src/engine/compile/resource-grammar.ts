import { isJsonObject } from '../text/json-object.ts'

/**
 * Is this resource-based policy a role's trust policy? It is where all actions are those of assuming a role, and then
 * IAM refuses `Resource`; and where all are of STS and no resource is named. The document alone tells, as whose policy
 * it is isn't known here.
 *
 * Rule R2.2. Source: IAM User Guide, "Grammar of the IAM JSON policy language".
 */
export function resourceGrammar(document: unknown): 'trust' | 'resource' {
  const element = isJsonObject(document) && Object.hasOwn(document, 'Statement') ? document['Statement'] : []
  const statements: readonly unknown[] = Array.isArray(element) ? element : [element]
  return statements.length > 0 && statements.every(isTrustStatement) ? 'trust' : 'resource'
}

function isTrustStatement(statement: unknown): boolean {
  if (!isJsonObject(statement)) return false
  const namesResources = Object.hasOwn(statement, 'Resource') || Object.hasOwn(statement, 'NotResource')
  const ofTrust = namesResources ? /^sts:(assumerole|tagsession$|setsourceidentity$)/i : /^sts:/i
  const element = Object.hasOwn(statement, 'Action') ? statement['Action'] : null
  const actions: readonly unknown[] = Array.isArray(element) ? element : [element]
  return actions.every((action) => typeof action === 'string' && ofTrust.test(action))
}
