import type { CompiledPolicies } from '../compile/compile-policies.ts'
import { applicable } from '../evaluate/applicable.ts'
import { authorize } from '../evaluate/authorize.ts'
import { readRequest } from '../request/read-request.ts'
import type { AuthorizationRequest } from '../request/request.ts'
import { parseArn } from '../text/arn.ts'
import type { Case } from './case.ts'
import { missingContextKeys } from './missing-context-keys.ts'
import type { Note, StatementTrace } from './trace.ts'
import { subjectOf } from './words.ts'

/** What an allowed request's decision does not say, and a person should know. None where it is refused. */
export function notesOf(
  decided: Case,
  request: AuthorizationRequest,
  policies: CompiledPolicies,
): readonly Note[] {
  if (decided.settlement.decision !== 'allowed') return []
  return [...missingObject(decided, request, policies), ...confusedDeputy(decided)]
}

/** Calls that read one object, by operation in lower case; S3 answers for an absent one as R10.9 says. */
const objectReads: ReadonlySet<string> = new Set(['getobject', 'getobjectattributes'])

/** Keys that only the object has, so that listing its bucket brings none of them. */
const ofObjects = /^s3:(?:existingobjecttag\/|versionid$)/i

/**
 * What S3 answers where there is no such object: 404 to whoever may list the bucket, else 403. Silent where that hangs on
 * a key that listing would bring (`s3:prefix` …), or the request goes through an access point.
 *
 * Rule R10.9. Source: Amazon S3 API Reference, "GetObject".
 */
function missingObject(
  { question }: Case,
  request: AuthorizationRequest,
  policies: CompiledPolicies,
): readonly Note[] {
  const arn = parseArn(question.resource)
  if (question.action.service !== 's3' || !objectReads.has(question.action.operation)) return []
  if (arn === null || arn.region !== '' || question.settings.s3.accessPoint !== null) return []
  const listing = listingOf(request, arn.resource)
  const read = readRequest(listing)
  if (!read.ok || missingContextKeys(applicable(policies, read.value), read.value).length > 0) return []
  const mayList = authorize(listing, policies).decision === 'allowed'
  const subject = subjectOf(question.principal)
  const sentence = mayList
    ? `If there is no such object, S3 answers 404 (not found): ${inside(subject)} may list the bucket.`
    : `If there is no such object, S3 answers 403 (access denied), not 404: ${inside(subject)} may not list the bucket (\`s3:ListBucket\`).`
  return [{ kind: 'missing-object', rule: 'R10.9', sentence, status: mayList ? 404 : 403, statements: [] }]
}

function listingOf(
  { context = {}, resourceSettings, ...request }: AuthorizationRequest,
  object: string,
): AuthorizationRequest {
  const bucket = object.slice(0, object.indexOf('/'))
  const s3 = Object.entries(resourceSettings?.['s3'] ?? {}).filter(
    ([name]) => name !== 'objectAcl' && name !== 'objectOwner',
  )
  return {
    ...request,
    action: 's3:ListBucket',
    resource: `${request.resource.slice(0, -object.length)}${bucket}`,
    context: Object.fromEntries(Object.entries(context).filter(([key]) => !ofObjects.test(key))),
    ...(s3.length === 0 ? {} : { resourceSettings: { s3: Object.fromEntries(s3) } }),
  }
}

/** Keys that say for whom a service calls, folded. */
const sourceKeys: ReadonlySet<string> = new Set([
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
])

/**
 * The statements that let a service in on anybody's behalf: they name it and don't ask for whom it calls.
 *
 * Rule R10.12. Source: IAM User Guide, "The confused deputy problem".
 */
function confusedDeputy({ question, granting }: Case): readonly Note[] {
  if (question.principal.kind !== 'service') return []
  const open = granting.filter((statement) => statement.layer === 'resource' && !asksForWhom(statement))
  if (open.length === 0) return []
  const sentence = `${subjectOf(question.principal)} may be acting for another account’s resource here: where it says for whom it calls, ask for it with a condition on \`aws:SourceArn\` or \`aws:SourceAccount\`.`
  return [
    {
      kind: 'confused-deputy',
      rule: 'R10.12',
      sentence,
      statements: open.map(({ applies: _applies, clauses: _clauses, ...reference }) => reference),
    },
  ]
}

function asksForWhom({ clauses }: StatementTrace): boolean {
  return clauses.some(({ operands }) => operands.some(({ key }) => sourceKeys.has(key.toLowerCase())))
}

/** A subject in the middle of a sentence. */
function inside(subject: string): string {
  return subject.slice(0, 1).toLowerCase() + subject.slice(1)
}
