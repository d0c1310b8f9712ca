import type { AuthorizationRequest } from '../request/request.ts'
import type { PlainDocument, PlainPolicies, PlainStatement } from './plain-interpreter.ts'

/** One thing to measure: pairs of a request and the policies that it is asked of, asked in turn. */
export type BenchCase = {
  readonly name: string
  readonly asked: readonly (readonly [request: AuthorizationRequest, policies: PlainPolicies])[]
}

const account = '111122223333'

/** The cases by size. All their statements are of the service asked, so that none can be passed over unasked. */
export function casesBySize(): readonly BenchCase[] {
  return [
    { name: '1 policy x 1 statement', asked: askAll(policiesOf(1, 1, statementOf)) },
    { name: '20 x 20', asked: askAll(policiesOf(20, 20, statementOf)) },
    { name: '20 x 20, two conditions each', asked: askAll(policiesOf(20, 20, conditionalStatement)) },
    { name: '10 x 200', asked: askAll(policiesOf(10, 200, statementOf)) },
    { name: '5,000 principals, one question', asked: manyPrincipals() },
  ]
}

/** 20 x 20 with `extra` statements of other services, spread over the same 20 policies. */
export function amongOthers(extra: number): BenchCase {
  return {
    name: `20 x 20 and ${extra.toLocaleString('en')} of other services`,
    asked: askAll(policiesOf(20, 20 + extra / 20, ownThenForeign)),
  }
}

function ownThenForeign(policy: number, at: number): PlainStatement {
  return at < 20 ? statementOf(policy, at) : foreignStatement(policy * 5000 + at)
}

/** 20 x 20 beside `extra` statements of other services in policies of their own, 20 in each. */
export function besideOthers(extra: number): BenchCase {
  const own = policiesOf(20, 20, statementOf)
  const others = policiesOf(extra / 20, 20, (index, at) => foreignStatement(index * 20 + at))
  return {
    name: `20 x 20 beside ${(extra / 20).toLocaleString('en')} policies of other services`,
    asked: askAll({ texts: [...own.texts, ...others.texts], parsed: [...own.parsed, ...others.parsed] }),
  }
}

const operations = ['GetObject', 'PutObject', 'DeleteObject', 'GetObjectTagging', 'ListMultipartUploadParts']

type MakeStatement = (policy: number, at: number) => PlainStatement

function policiesOf(policies: number, statements: number, make: MakeStatement): PlainPolicies {
  const parsed = Array.from({ length: policies }, (_, policy): PlainDocument => ({
    Version: '2012-10-17',
    Statement: Array.from({ length: statements }, (__, at) => make(policy, at)),
  }))
  return { texts: parsed.map((document) => JSON.stringify(document)), parsed }
}

/** An everyday statement of S3; one in 50 denies. Its bucket is its own, so that few match. */
function statementOf(policy: number, at: number): PlainStatement {
  const bucket = `arn:aws:s3:::bucket-${policy}-${at}`
  return {
    Effect: (policy * 31 + at) % 50 === 49 ? 'Deny' : 'Allow',
    Action: ['s3:Get*', 's3:PutObject', 's3:List*'],
    Resource: [bucket, at % 4 === 0 ? `${bucket}/home/\${aws:username}/*` : `${bucket}/*/reports-????.csv`],
  }
}

function conditionalStatement(policy: number, at: number): PlainStatement {
  const wide = { ...statementOf(policy, at), Resource: ['arn:aws:s3:::bucket-*'] }
  return {
    ...wide,
    Condition: {
      ...teamCondition(policy, at),
      NumericLessThan: { 'aws:MultiFactorAuthAge': [String(600 + at)] },
    },
  }
}

/** Half ask for exact values, a quarter for a pattern, a quarter for a variable. */
function teamCondition(policy: number, at: number): NonNullable<PlainStatement['Condition']> {
  const key = 'aws:PrincipalTag/team'
  switch (at % 4) {
    case 0:
      return { StringLike: { [key]: [`team-${at % 7}`, `group-${policy}-*`] } }
    case 1:
      return { StringLike: { [key]: ['${aws:username}-team', `group-${policy}-${at}`] } }
    default:
      return { StringEquals: { [key]: [`team-${at % 7}`, `group-${policy}-${at}`] } }
  }
}

const foreignServices = ['ec2', 'sqs', 'sns', 'dynamodb', 'lambda', 'logs', 'kms', 'iam', 'ecs', 'rds']

function foreignStatement(index: number): PlainStatement {
  const service = foreignServices[index % foreignServices.length] ?? 'ec2'
  return {
    Effect: 'Allow',
    Action: [`${service}:Describe*`, `${service}:Get*`],
    Resource: [`arn:aws:${service}:eu-west-1:${account}:thing-${index}/*`],
  }
}

/** As many questions as make allowed, denied and unmatched ones, on different actions, resources and contexts. */
const questions = 64

function askAll(policies: PlainPolicies): BenchCase['asked'] {
  return Array.from(
    { length: questions },
    (_, index) => [requestOf(`user-${index % 8}`, index), policies] as const,
  )
}

function requestOf(user: string, index: number): AuthorizationRequest {
  const bucket = index % 5 === 0 ? 'bucket-0-0' : `bucket-${(index * 7) % 20}-${(index * 11) % 20}`
  const key = index % 3 === 0 ? `home/${user}/notes.txt` : `finance/2026/reports-00${10 + index}.csv`
  return {
    principal: `arn:aws:iam::${account}:user/${user}`,
    action: `s3:${operations[index % operations.length]}`,
    resource: `arn:aws:s3:::${bucket}/${key}`,
    resourceAccount: account,
    context: {
      'aws:username': user,
      'aws:PrincipalTag/team': index % 2 === 0 ? `team-${index % 7}` : `${user}-team`,
      'aws:MultiFactorAuthAge': 590 + index,
    },
  }
}

/** An account of 5,000 users: each has three of 60 shared policies and one of its own, five statements each. */
function manyPrincipals(): BenchCase['asked'] {
  const shared = policiesOf(60, 5, statementOf)
  return Array.from({ length: 5000 }, (_, index) => {
    const own = policiesOf(1, 5, (__, at) => statementOf(index, at))
    const places = [index % 60, (index * 7 + 1) % 60, (index * 13 + 2) % 60]
    const texts = places.flatMap((place) => shared.texts.slice(place, place + 1))
    const parsed = places.flatMap((place) => shared.parsed.slice(place, place + 1))
    const request = {
      ...requestOf(`user-${index}`, 30),
      principal: `arn:aws:iam::${account}:user/user-${index}`,
    }
    return [request, { texts: [...own.texts, ...texts], parsed: [...own.parsed, ...parsed] }] as const
  })
}
