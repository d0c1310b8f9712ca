import type { JsonObject } from '#engine/text/json.ts'
import { instanceProfileArn, roleArn } from '#model/entities/arn-of.ts'
import type { InstanceProfile, ManagedPolicy, Role } from '#model/entities/entity.ts'
import type { Arn } from '#model/entities/names.ts'
import { derivedUniqueId } from '#model/entities/unique-id.ts'

import { application, instant, own, region } from './company.ts'
import { applicationPolicy, assumePolicy } from './policy-statements.ts'
import type { Random } from './random.ts'
import {
  instanceTrust,
  permissionSetTrust,
  serviceLinkedTrust,
  someTrustPolicy,
  type Trustable,
} from './trust-policies.ts'

export type Around = Trustable & {
  readonly policies: readonly ManagedPolicy[]
  readonly boundaries: readonly ManagedPolicy[]
}

/**
 * `count` roles: of applications for the most part, of instances (one in twenty-five), of IAM Identity Center and
 * service-linked ones.
 */
export function manyRoles(count: number, around: Omit<Around, 'roles'>, random: Random): readonly Role[] {
  const made: Role[] = []
  const arns: Arn[] = []
  for (let n = 0; n < count; n++) {
    const role = roleOf(n, { ...around, roles: arns }, random)
    made.push(role)
    arns.push(role.arn)
  }
  return made
}

/** The profiles that hand out the roles of instances. */
export function profilesOf(roles: readonly Role[]): readonly InstanceProfile[] {
  return roles
    .filter(({ trustPolicy }) => trustPolicy === instanceTrust)
    .map(({ path, name, createDate }) => {
      const arn = instanceProfileArn(own, path, name)
      const uniqueId = derivedUniqueId('instance-profile', arn)
      return {
        kind: 'instance-profile',
        id: arn,
        arn,
        accountId: own,
        path,
        name,
        uniqueId,
        createDate,
        roleName: name,
        tags: {},
      }
    })
}

function roleOf(n: number, around: Around, random: Random): Role {
  if (n % 50 === 0) return permissionSetRole(n, around, random)
  if (n % 100 === 1 && n < 3000) return serviceLinkedRole(n, random)
  const made = application(random, n)
  const path = random.happens(50) ? `/${made.team}/` : '/app/'
  const isOfInstance = n % 25 === 2
  return {
    ...named(path, made.name, random),
    trustPolicy: isOfInstance ? instanceTrust : someTrustPolicy(made, around, random),
    description: random.happens(60) ? `What ${made.name} runs as` : '',
    attachedPolicies: random.some(around.policies, 4).map((policy) => policy.arn),
    inlinePolicies: inlineOf(n, around, random),
    permissionsBoundary: random.happens(25) ? random.pick(around.boundaries).arn : null,
    maxSessionDuration: random.happens(15) ? 43_200 : 3600,
    tags: { team: made.team, stage: made.stage, application: made.name },
  }
}

function inlineOf(n: number, { roles }: Around, random: Random): Role['inlinePolicies'] {
  const made = application(random, n)
  return [
    ...(random.happens(40) ? [{ name: 'own-data', document: applicationPolicy(made, random) }] : []),
    ...(random.happens(8) && roles.length > 0
      ? [{ name: 'become-others', document: assumePolicy([random.pick(roles)], random) }]
      : []),
  ]
}

const permissionSets = ['Developer', 'Billing', 'Support', 'DataScientist', 'PowerUser'] as const

function permissionSetRole(n: number, { saml }: Around, random: Random): Role {
  const path = `/aws-reserved/sso.amazonaws.com/${region}/`
  const suffix = n.toString(16).padStart(16, '0')
  return {
    ...named(path, `AWSReservedSSO_${random.pick(permissionSets)}${n}_${suffix}`, random),
    trustPolicy: permissionSetTrust(saml),
    inlinePolicies: [
      { name: 'AwsSSOInlinePolicy', document: applicationPolicy(application(random, n), random) },
    ],
  }
}

function serviceLinkedRole(n: number, random: Random): Role {
  const service = `service${n}`
  return {
    ...named(`/aws-service-role/${service}.amazonaws.com/`, `AWSServiceRoleForService${n}`, random),
    trustPolicy: serviceLinkedTrust(service),
  }
}

function named(
  path: string,
  name: string,
  random: Random,
): Omit<Role, 'trustPolicy'> & { trustPolicy: JsonObject } {
  const arn = roleArn(own, path, name)
  return {
    kind: 'role',
    id: arn,
    arn,
    accountId: own,
    path,
    name,
    uniqueId: derivedUniqueId('role', arn),
    createDate: instant(random),
    attachedPolicies: [],
    inlinePolicies: [],
    description: '',
    trustPolicy: {},
    permissionsBoundary: null,
    maxSessionDuration: 3600,
    lastUsed: random.happens(80) ? { date: instant(random), region } : null,
    tags: {},
  }
}
