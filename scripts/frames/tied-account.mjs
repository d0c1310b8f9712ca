/**
 * Authorization details of an account whose trust graph has exactly so many boxes and lines: a third of the boxes are
 * users, the rest roles, and each line is a role that trusts a user by name.
 */
export function tiedAccount({ boxes, lines }) {
  const account = '210987654321'
  const users = Array.from({ length: Math.round(boxes / 3) }, (_, at) => `person-${at}`)
  const roles = Array.from({ length: boxes - users.length }, (_, at) => `task-${at}`)
  const trusted = new Map(roles.map((role) => [role, new Set()]))
  for (let line = 0; line < lines; line++) {
    const round = Math.floor(line / roles.length)
    const at = line % roles.length
    const user = users[(at + round * 7) % users.length]
    trusted.get(roles[at]).add(`arn:aws:iam::${account}:user/${user}`)
  }
  const made = '2024-01-01T00:00:00Z'
  const entity = (id, kind, name, rest) =>
    Object.assign(
      { Path: '/', CreateDate: made, AttachedManagedPolicies: [], Tags: [] },
      { Arn: `arn:aws:iam::${account}:${kind}/${name}` },
      id,
      rest,
    )
  return {
    UserDetailList: users.map((name, at) =>
      entity({ UserName: name, UserId: `AIDA${digits(at)}` }, 'user', name, { GroupList: [] }),
    ),
    GroupDetailList: [],
    RoleDetailList: roles.map((name, at) =>
      entity({ RoleName: name, RoleId: `AROA${digits(at)}` }, 'role', name, {
        InstanceProfileList: [],
        RolePolicyList: [],
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { AWS: [...trusted.get(name)] }, Action: 'sts:AssumeRole' },
          ],
        },
      }),
    ),
    Policies: [],
  }
}

function digits(at) {
  return String(at).padStart(16, '0')
}
