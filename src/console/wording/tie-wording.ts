import type { Tie } from '#model/commands/problem.ts'
import type { EntityKind } from '#model/entities/entity.ts'

import { lastName } from './session-wording.ts'

/** AWS's reasons not to delete something, each with what is still in use. */
export function tiesSentence(ties: readonly Tie[]): string {
  const kinds = [...new Set(ties.map(({ tie }) => tie))]
  return kinds
    .map((kind) =>
      tieSentence(
        kind,
        ties.filter(({ tie }) => tie === kind),
      ),
    )
    .join(' ')
}

/** AWS's reasons, one for each way of being in use. */
export const tieReasons: Readonly<Record<Tie['tie'], string>> = {
  'attached-policy': 'Must detach all policies first',
  'inline-policy': 'Must delete inline policies first',
  'group-membership': 'Must remove the user from all groups first',
  'access-key': 'Must delete access keys first',
  'login-profile': 'Must delete the console password first',
  'mfa-device': 'Must deactivate MFA devices first',
  member: 'Must remove all users from the group first',
  'instance-profile': 'Must remove the role from its instance profile first',
  attachment: 'Must detach the policy from all entities first',
  'boundary-of': 'It is still the permissions boundary of others',
  version: 'Must delete all versions that are not the default first',
  'default-version': 'The default version of a policy cannot be deleted',
  role: 'Must remove the role from the instance profile first',
  'organization-attachment': 'Must detach the policy from all roots, units and accounts first',
  entity: 'It still holds',
}

const notEmpty = 'while anything is still in it:'

const refusals: Partial<Readonly<Record<EntityKind, string>>> = {
  account: `It cannot be deleted ${notEmpty}`,
  organization: `AWS refuses with OrganizationNotEmptyException ${notEmpty}`,
  'organizational-unit': `AWS refuses with OrganizationalUnitNotEmptyException ${notEmpty}`,
  'organization-policy': 'AWS refuses with PolicyInUseException while it is still attached:',
}

/** What comes before the reasons: AWS's name for the refusal of a deletion. */
export function refusalSentence(kind: EntityKind): string {
  return refusals[kind] ?? 'AWS refuses with DeleteConflict while anything is still tied to it:'
}

function tieSentence(kind: Tie['tie'], ties: readonly Tie[]): string {
  const names = kind === 'login-profile' ? [] : ties.map(({ name }) => `“${lastName(name)}”`)
  return names.length === 0 ? `${tieReasons[kind]}.` : `${tieReasons[kind]}: ${names.join(', ')}.`
}
