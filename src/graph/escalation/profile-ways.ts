import type { Need } from './technique.ts'

/** A need as the catalogue writes it. `inProfile`: of a role that instances act as, which takes an instance profile with it in. */
export type WrittenNeed = Need & { readonly inProfile?: true }

/**
 * A way once for each of how a role comes to be in an instance profile, where it must be in one: it is already, a profile is made for
 * it, an empty one takes it, or one takes it once the role that is in there is out. A profile holds one role.
 *
 * Source: IAM User Guide, "Using instance profiles".
 */
export function withProfiles(way: readonly WrittenNeed[]): readonly (readonly Need[])[] {
  const plain = way.map(withoutMark)
  const at = way.findIndex(({ inProfile }) => inProfile === true)
  const pass = plain[at]
  if (pass === undefined) return [plain]
  const isThere = plain.with(at, { ...pass, requires: ['profile-of-role'] })
  return [isThere, ...intoProfile.map((needs) => plain.concat(needs))]
}

function withoutMark({ inProfile: _mark, ...need }: WrittenNeed): Need {
  return need
}

const intoProfile: readonly (readonly Need[])[] = [
  [
    { action: 'iam:CreateInstanceProfile', on: 'new-instance-profile' },
    { action: 'iam:AddRoleToInstanceProfile', on: 'new-instance-profile' },
  ],
  [{ action: 'iam:AddRoleToInstanceProfile', on: 'instance-profile', requires: ['empty-profile'] }],
  [
    { action: 'iam:RemoveRoleFromInstanceProfile', on: 'instance-profile' },
    { action: 'iam:AddRoleToInstanceProfile', on: 'instance-profile' },
  ],
]
