import { groupArn, userArn } from '#model/entities/arn-of.ts'
import type { Group, ManagedPolicy, User } from '#model/entities/entity.ts'
import { derivedUniqueId } from '#model/entities/unique-id.ts'

import { instant, own, region, stages, teams } from './company.ts'
import { assumePolicy } from './policy-statements.ts'
import type { Random } from './random.ts'

/** A group for each team and stage; those of a team may assume its roles. */
export function teamGroups(policies: readonly ManagedPolicy[], random: Random): readonly Group[] {
  return teams.flatMap((team) =>
    stages.map((stage): Group => {
      const name = `${team}-${stage}`
      const arn = groupArn(own, '/teams/', name)
      return {
        kind: 'group',
        id: arn,
        arn,
        accountId: own,
        path: '/teams/',
        name,
        uniqueId: derivedUniqueId('group', arn),
        createDate: instant(random),
        attachedPolicies: random.some(policies, 5).map((policy) => policy.arn),
        inlinePolicies: [
          {
            name: 'become-roles-of-the-team',
            document: assumePolicy([`arn:aws:iam::${own}:role/${team}/*`], random),
          },
        ],
      }
    }),
  )
}

const firstNames = ['ada', 'bela', 'chloe', 'dara', 'emil', 'fatima', 'goran', 'hana', 'igor', 'jun'] as const

type Around = {
  readonly groups: readonly Group[]
  readonly policies: readonly ManagedPolicy[]
  readonly boundaries: readonly ManagedPolicy[]
}

/** `count` users in one to three groups; one in six a machine's, with keys and without a password. */
export function staff(count: number, around: Around, random: Random): readonly User[] {
  return Array.from({ length: count }, (_, n): User => {
    const isMachine = n % 6 === 5
    const team = random.pick(teams)
    const path = isMachine ? '/machines/' : `/staff/${team}/`
    const name = isMachine ? `${team}-robot-${n}` : `${random.pick(firstNames)}.${n}`
    const arn = userArn(own, path, name)
    const createDate = instant(random)
    return {
      kind: 'user',
      id: arn,
      arn,
      accountId: own,
      path,
      name,
      uniqueId: derivedUniqueId('user', arn),
      createDate,
      attachedPolicies: random.some(around.policies, isMachine ? 3 : 1).map((policy) => policy.arn),
      inlinePolicies: [],
      groups: [random.pick(around.groups), ...random.some(around.groups, 2)]
        .map((group) => group.name)
        .filter((group, at, all) => all.indexOf(group) === at),
      permissionsBoundary: random.happens(20) ? random.pick(around.boundaries).arn : null,
      loginProfile: !isMachine,
      passwordLastUsed: isMachine ? null : instant(random),
      accessKeys: isMachine || random.happens(30) ? [accessKey(n, createDate, random)] : [],
      mfaDevices:
        !isMachine && random.happens(85)
          ? [{ serialNumber: `arn:aws:iam::${own}:mfa/${name}`, enableDate: createDate }]
          : [],
      tags: { team, office: random.pick(['Dublin', 'Rotterdam', 'Gdańsk']), region },
    }
  })
}

function accessKey(n: number, createDate: string, random: Random): User['accessKeys'][number] {
  return {
    accessKeyId: `AKIASYNTHETIC${String(n).padStart(7, '2')}`,
    status: random.happens(80) ? 'Active' : 'Inactive',
    createDate,
    lastUsed: random.happens(70) ? instant(random) : null,
  }
}
