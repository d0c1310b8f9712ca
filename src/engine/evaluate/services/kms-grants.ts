import type { KmsGrant } from '../../request/kms-grant.ts'
import type { Question } from '../../request/question.ts'
import { namingOf } from '../principal-clause.ts'
import { reachByName, stronger } from '../reach.ts'
import { asksKey } from './kms-rules.ts'
import type { Standing } from './standing.ts'

const contextPrefix = 'kms:encryptioncontext:'

/** Operations that carry an encryption context: constraints of a grant bear on no others. */
const withContext: ReadonlySet<string> = new Set(
  `decrypt encrypt generatedatakey generatedatakeypair generatedatakeypairwithoutplaintext
  generatedatakeywithoutplaintext reencryptfrom reencryptto`.split(/\s+/),
)

/**
 * The grant on the key that reaches furthest for this request; null where none allows it.
 *
 * A grant names its grantee as a key policy would: a role's grant holds for every session of it and leaves boundary and
 * session policy in force. In
 * whatever account the grantee is, no identity policy beside it is needed.
 *
 * Rule R10.2. Source: AWS KMS Developer Guide, "Grants in AWS KMS"; across accounts: Amazon EC2 Auto Scaling User Guide,
 * "Required AWS KMS key policy for use with encrypted volumes", whose service-linked role has no permission on any key.
 */
export function grantStanding(question: Question): Standing | null {
  const { grants } = question.settings.kms
  if (grants.length === 0 || question.resource === '*' || !asksKey(question)) return null
  let standing: Standing | null = null
  for (const grant of grants) {
    const naming = namingOf(grant.pattern, question)
    if (naming === null || !allows(grant, question)) continue
    const reach = reachByName(naming, question)
    if (standing === null || stronger(standing.reach, reach) !== standing.reach) {
      standing = { kind: 'kms-grant', rule: 'R10.2', reach, grantee: grant.grantee }
    }
  }
  return standing
}

/** Context keys that decide whether a grant to the caller allows the request, in lower case. */
export function keysOfGrants(question: Question): readonly string[] {
  const { settings, action } = question
  const isNewGrant = action.operation === 'creategrant'
  if (settings.kms.grants.length === 0 || !(isNewGrant || withContext.has(action.operation))) return []
  const bearing = settings.kms.grants.filter(
    ({ pattern, operations }) => operations.has(action.operation) && namingOf(pattern, question) !== null,
  )
  if (isNewGrant) return bearing.length === 0 ? [] : ['kms:grantoperations']
  return bearing.flatMap(({ contextEquals, contextSubset }) => {
    const pairs = [...(contextEquals ?? []), ...(contextSubset ?? [])]
    const keys = pairs.map(([name]) => contextPrefix + name)
    return contextEquals === null ? keys : keys.concat('kms:encryptioncontextkeys')
  })
}

function allows({ operations, contextEquals, contextSubset }: KmsGrant, question: Question): boolean {
  const { action, context } = question
  if (!operations.has(action.operation)) return false
  if (action.operation === 'creategrant') {
    // a grant hands on no more than it holds
    const handed = context.get('kms:grantoperations')?.values ?? []
    return handed.length > 0 && handed.every((operation) => operations.has(operation.toLowerCase()))
  }
  if (!withContext.has(action.operation)) return true
  if (contextSubset !== null && !holdsPairs(contextSubset, question)) return false
  return (
    contextEquals === null ||
    (holdsPairs(contextEquals, question) && contextNames(question).every((name) => contextEquals.has(name)))
  )
}

function holdsPairs(pairs: ReadonlyMap<string, string>, { context }: Question): boolean {
  return [...pairs].every(([name, value]) => {
    const found = context.get(contextPrefix + name)?.values
    return found?.length === 1 && found[0] === value
  })
}

/** Every name of the request's encryption context, in lower case. */
function contextNames({ request, context }: Question): readonly string[] {
  const pairs = Object.keys(request.context ?? {})
    .map((key) => key.toLowerCase())
    .filter((key) => key.startsWith(contextPrefix))
    .map((key) => key.slice(contextPrefix.length))
  const listed = context.get('kms:encryptioncontextkeys')?.values ?? []
  return [...pairs, ...listed.map((name) => name.toLowerCase())]
}
