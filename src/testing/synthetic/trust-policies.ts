import type { JsonObject, JsonValue } from '#engine/text/json.ts'
import type { Arn } from '#model/entities/names.ts'

import { type Application, own, region, strangers, vendor } from './company.ts'
import type { Random } from './random.ts'

/** What a trust policy can name. Of the roles those that are made already. */
export type Trustable = {
  readonly users: readonly Arn[]
  readonly roles: readonly Arn[]
  readonly saml: Arn
  readonly gitHub: Arn
  readonly cluster: Arn
}

const services = [
  'lambda.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'states.amazonaws.com',
  'events.amazonaws.com',
  'codebuild.amazonaws.com',
  'glue.amazonaws.com',
  'apigateway.amazonaws.com',
] as const

type TrustOf = (application: Application, known: Trustable, random: Random) => JsonObject

const ofService: TrustOf = (_, __, random) => trust({ Service: random.pick(services) })

const ofAccount: TrustOf = (_, __, random) =>
  trust(
    { AWS: `arn:aws:iam::${own}:root` },
    random.happens(50) ? { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } } : {},
  )

const ofTeam: TrustOf = ({ team }) =>
  trust({ AWS: own }, { Condition: { StringEquals: { 'aws:PrincipalTag/team': team } } })

const ofUsers: TrustOf = (_, { users }, random) =>
  users.length === 0
    ? trust({ AWS: `arn:aws:iam::${own}:root` })
    : trust({ AWS: [random.pick(users), ...random.some(users, 4)] })

const ofRoles: TrustOf = (application, known, random) =>
  known.roles.length === 0
    ? ofService(application, known, random)
    : trust({ AWS: [random.pick(known.roles), ...random.some(known.roles, 2)] })

const ofPipeline: TrustOf = ({ name }, { gitHub }) =>
  trust(
    { Federated: gitHub },
    {
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
        StringLike: { 'token.actions.githubusercontent.com:sub': `repo:meridian/${name}:*` },
      },
    },
  )

const ofPod: TrustOf = ({ name }, { cluster }) => {
  const issuer = cluster.slice(cluster.indexOf('/') + 1)
  return trust(
    { Federated: cluster },
    {
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          [`${issuer}:sub`]: `system:serviceaccount:${name}:app`,
          [`${issuer}:aud`]: 'sts.amazonaws.com',
        },
      },
    },
  )
}

const ofSignOn: TrustOf = (_, { saml }) =>
  trust(
    { Federated: saml },
    {
      Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
      Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
    },
  )

const ofVendor: TrustOf = ({ name }) =>
  trust(
    { AWS: `arn:aws:iam::${vendor}:root` },
    { Condition: { StringEquals: { 'sts:ExternalId': `meridian-${name}` } } },
  )

const ofPartner: TrustOf = (_, __, random) =>
  trust({ AWS: `arn:aws:iam::${random.pick(strangers)}:role/automation/deployer` })

/** How often each kind stands among a hundred roles, as accounts of companies have them. */
const mix: readonly (readonly [percent: number, TrustOf])[] = [
  [48, ofService],
  [10, ofAccount],
  [4, ofTeam],
  [7, ofUsers],
  [8, ofRoles],
  [8, ofPipeline],
  [7, ofPod],
  [4, ofSignOn],
  [2, ofVendor],
  [2, ofPartner],
]

/** A trust policy of some kind. */
export function someTrustPolicy(application: Application, known: Trustable, random: Random): JsonObject {
  let left = random.whole(100)
  const [, trustOf] = mix.find(([percent]) => (left -= percent) < 0) ?? [0, ofService]
  return trustOf(application, known, random)
}

/** Trusts EC2, for a role that an instance profile hands out. */
export const instanceTrust: JsonObject = trust({ Service: 'ec2.amazonaws.com' })

/** As AWS writes it for a role of its own services. */
export function serviceLinkedTrust(service: string): JsonObject {
  return trust({ Service: `${service}.amazonaws.com` })
}

/** As IAM Identity Center writes it for a permission set. */
export function permissionSetTrust(saml: Arn): JsonObject {
  return trust(
    { Federated: saml },
    {
      Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
      Condition: { StringEquals: { 'SAML:aud': `https://${region}.signin.aws.amazon.com/saml` } },
    },
  )
}

function trust(principal: JsonValue, more: JsonObject = {}): JsonObject {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...more }],
  }
}
