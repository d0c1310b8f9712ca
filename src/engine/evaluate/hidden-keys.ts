import type { Question } from '../request/question.ts'
import type { ApplicablePolicies } from './applicable.ts'
import type { IsOpen } from './likelihood.ts'
import { namingOf } from './principal-clause.ts'
import { serviceKeys } from './service-rules.ts'
import type { Candidate } from './witness-values.ts'

/** An open key that something else than the conditions of statements looks at. */
export type HiddenKey = {
  /** As AWS writes it. */
  readonly key: string
  readonly folded: string
  /** Values to try, the most promising first. */
  readonly candidates: readonly Candidate[]
}

/**
 * The keys that are not known and that a rule of the service looks at, and the caller's unique id where a policy names
 * principals by theirs: what statements say of them proves nothing.
 *
 * Rules R3.6, R9.10, R10.2, R10.7, R10.8.
 */
export function hiddenKeys(
  question: Question,
  policies: ApplicablePolicies,
  isOpen: IsOpen,
): readonly HiddenKey[] {
  const ids = isUnknown('aws:userid', question, isOpen) ? uniqueIds(policies, question) : []
  const ofService = new Set(serviceKeys(question).filter((key) => isUnknown(key, question, isOpen)))
  return [
    ...[...ofService].map((folded) => ({
      key: spelled(folded),
      folded,
      candidates: candidatesOf(folded, question),
    })),
    ...(ids.length === 0
      ? []
      : [
          {
            key: 'aws:userid',
            folded: 'aws:userid',
            candidates: [...ids.map(asUserId(question)), undefined],
          },
        ]),
  ]
}

/**
 * Can it be said by conditions on these keys that a request passes? Not where a grant asks for an encryption context of
 * no other pairs while any might be there, nor for the operations that a new grant hands on, which are a list.
 */
export function canBeTold(hidden: readonly HiddenKey[], isOpen: IsOpen): boolean {
  const keys = new Set(hidden.map(({ folded }) => folded))
  if (keys.has('kms:grantoperations')) return false
  return !keys.has('kms:encryptioncontextkeys') || !isOpen(`${encryptionContext}any other name`)
}

function isUnknown(folded: string, { context }: Question, isOpen: IsOpen): boolean {
  return context.get(folded) === undefined && isOpen(folded)
}

/** Ids that may be the caller's, of statements that don't name it as well otherwise (R3.3, R3.4, R3.10). */
function uniqueIds({ resource, vpcEndpoint }: ApplicablePolicies, question: Question): readonly string[] {
  const { kind } = question.principal
  if (kind !== 'user' && kind !== 'role-session') return []
  const [beginning, naming] = kind === 'user' ? ['AIDA', 'user'] : ['AROA', 'role']
  const statements = [...(resource ?? []), ...(vpcEndpoint ?? [])].flatMap(
    ({ document }) => document.statements,
  )
  const patterns = statements.flatMap(({ principals }) => {
    const isNamed = principals?.patterns.some((pattern) => namingOf(pattern, question) === naming)
    return isNamed === true ? [] : (principals?.patterns ?? [])
  })
  const ids = patterns.flatMap((pattern) => (pattern.kind === 'unique-id' ? [pattern.id] : []))
  return [...new Set(ids.filter((id) => id.startsWith(beginning)))]
}

/** The id of a session ends with its name (R6.2). */
function asUserId({ principal }: Question): (id: string) => string {
  if (principal.kind !== 'role-session' || principal.sessionArn === null) return (id) => id
  const name = principal.sessionArn.slice(principal.sessionArn.lastIndexOf('/') + 1)
  return (id) => `${id}:${name}`
}

const encryptionContext = 'kms:encryptioncontext:'

function candidatesOf(folded: string, { settings }: Question): readonly Candidate[] {
  if (folded === 'aws:sourcevpc') return [settings.s3.accessPoint?.vpc ?? undefined, undefined]
  if (folded.startsWith('s3:x-amz-')) return [undefined, 'private']
  if (folded === 'kms:grantoperations' || folded === 'kms:encryptioncontextkeys') return [undefined]
  if (folded.startsWith(encryptionContext)) {
    const name = folded.slice(encryptionContext.length)
    const values = settings.kms.grants.flatMap(({ contextEquals, contextSubset }) => [
      contextEquals?.get(name),
      contextSubset?.get(name),
    ])
    return [...new Set([...values.filter((value) => value !== undefined), undefined])]
  }
  return ['true', undefined]
}

const spellings: Readonly<Record<string, string>> = {
  'aws:multifactorauthpresent': 'aws:MultiFactorAuthPresent',
  'aws:sourcevpc': 'aws:SourceVpc',
  'kms:grantoperations': 'kms:GrantOperations',
  'kms:encryptioncontextkeys': 'kms:EncryptionContextKeys',
  'lambda:invokedviafunctionurl': 'lambda:InvokedViaFunctionUrl',
}

function spelled(folded: string): string {
  if (folded.startsWith(encryptionContext))
    return `kms:EncryptionContext:${folded.slice(encryptionContext.length)}`
  return spellings[folded] ?? folded
}
