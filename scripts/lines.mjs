// Requests to feed `authorize` with, as many as asked for: `npm run -s lines -- 100000`. No two bring the same
// policies, and the same number prints the same lines.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const account = '111122223333'
const partner = '444455556666'

/** What is asked, and the service of it. */
const asks = [
  ['s3:GetObject', (n) => `arn:aws:s3:::reports-${n % 97}/team-${n % 13}/q${n % 4}.csv`],
  ['s3:ListBucket', (n) => `arn:aws:s3:::reports-${n % 97}`],
  ['sqs:SendMessage', (n) => `arn:aws:sqs:eu-west-1:${account}:orders-${n % 11}`],
  ['dynamodb:GetItem', (n) => `arn:aws:dynamodb:eu-west-1:${account}:table/carts-${n % 17}`],
  ['lambda:InvokeFunction', (n) => `arn:aws:lambda:eu-west-1:${account}:function:price-${n % 19}`],
  ['kms:Decrypt', (n) => `arn:aws:kms:eu-west-1:${account}:key/${n % 23}`],
  ['sts:AssumeRole', (n) => `arn:aws:iam::${account}:role/deploy-${n % 7}`],
  ['ec2:DescribeInstances', () => '*'],
]

const callers = [
  (n) => `arn:aws:iam::${account}:user/user-${n % 1000}`,
  (n) => `arn:aws:sts::${account}:assumed-role/deploy-${n % 7}/run-${n}`,
  (n) => `arn:aws:iam::${partner}:role/partner-${n % 5}`,
  () => `arn:aws:iam::${account}:root`,
  () => ({ Service: 'events.amazonaws.com' }),
  () => '*',
]

/** Every so often one that can't be answered. */
const wrong = [
  '{',
  '{"request":{}}',
  '"text"',
  '{"request":{"principal":"*","action":"s3","resource":"*"},"policies":{}}',
]

const everything = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }

function pick(list, n) {
  return list[n % list.length]
}

function named(name, ...statements) {
  return { name, document: { Version: '2012-10-17', Statement: statements } }
}

function line(n) {
  if (n % 1009 === 1008) return pick(wrong, n)
  const [action, resourceOf] = pick(asks, n)
  const service = action.slice(0, action.indexOf(':'))
  const resource = resourceOf(n)
  const request = {
    principal: pick(callers, Math.trunc(n / asks.length))(n),
    action,
    resource,
    resourceAccount: n % 10 === 9 ? partner : account,
    context: {
      'aws:SourceIp': `203.0.${n % 256}.${(n >> 8) % 256}`,
      'aws:CurrentTime': new Date(1_767_225_600_000 + n * 1000).toISOString(),
      ...(n % 3 === 0
        ? { 'aws:MultiFactorAuthPresent': n % 2 === 0, 'aws:TagKeys': ['team', `key-${n % 50}`] }
        : {}),
      ...(n % 5 === 0 ? { 'aws:PrincipalTag/team': `team-${n % 13}` } : {}),
    },
  }
  const own = named(
    `policy-${n}`,
    {
      Sid: `Line${n}`,
      Effect: 'Allow',
      Action: [action, `${service}:List*`],
      Resource: [resource, `arn:aws:${service}:::*-${n}`],
    },
    {
      Effect: 'Deny',
      Action: `${service}:*`,
      Resource: '*',
      Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.0.0/17', `198.51.100.${n % 256}`] } },
    },
    { Effect: 'Allow', Action: 's3:*', Resource: `arn:aws:s3:::home-${n}/\${aws:username}/*` },
  )
  const trusts = service === 'sts'
  const ofResource = named(`resource-${n}`, {
    Effect: 'Allow',
    Principal: { AWS: [account, `arn:aws:iam::${partner}:role/partner-${n % 5}`] },
    Action: action,
    ...(trusts ? {} : { Resource: '*' }),
    Condition: { StringLike: { 'aws:PrincipalTag/team': [`team-${n % 13}`, `line-${n}-*`] } },
  })
  const policies = {
    identity: [own],
    ...(n % 4 === 0 ? { permissionsBoundary: [{ name: 'boundary', document: everything }] } : {}),
    ...(n % 2 === 0 && resource !== '*' ? { resource: ofResource } : {}),
    ...(n % 6 === 0
      ? {
          serviceControl: [{ target: 'r-root', policies: [{ name: 'FullAWSAccess', document: everything }] }],
        }
      : {}),
  }
  return JSON.stringify({
    id: n,
    request,
    policies,
    ...(n % 8 === 0 ? { unknown: ['aws:MultiFactorAuthPresent', 'aws:PrincipalTag/*'] } : {}),
  })
}

const count = Number(process.argv[2] ?? 1000)
if (!Number.isSafeInteger(count) || count < 0) {
  process.stderr.write('say how many lines: npm run -s lines -- 100000\n')
  process.exit(2)
}
process.stdout.on('error', () => process.exit(1)) // a reader that has seen enough closes the pipe
await pipeline(Readable.from(batches(count)), process.stdout)

/** All lines, a hundred at a time, made as their reader takes them. */
function* batches(wanted) {
  for (let n = 0; n < wanted; n += 100) {
    yield Array.from({ length: Math.min(100, wanted - n) }, (_, at) => `${line(n + at)}\n`).join('')
  }
}
