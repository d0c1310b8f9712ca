import type { Account } from '#model/entities/entity.ts'
import { unreadRoot } from '#model/entities/organization.ts'
import type { ListedType, Unlisted, UnreadOfAccount, UnreadOfOrganization } from '#model/entities/unread.ts'
import { organizationOf } from '#model/organization.ts'
import type { Workspace } from '#model/workspace.ts'

import { listNouns } from './list-nouns.ts'

const accountParts: Readonly<Record<UnreadOfAccount, string>> = {
  blockPublicAccess: 'S3 Block Public Access of the account',
  organization: 'which organization the account is in, if any',
}

/** What of an organization can be unread, as the end of a sentence. */
export const organizationParts: Readonly<Record<UnreadOfOrganization, string>> = {
  'service-control': 'all SCPs and where they are attached',
  'resource-control': 'all RCPs and where they are attached',
  accounts: 'which accounts are in the organization, and where',
}

/** What nobody could read of an account, beside what its resources say themselves: `buckets`, `queues in eu-west-1` … */
export function unreadOfAccountWords({ unread = [], unlisted = [] }: Account): string[] {
  const byType = new Map<ListedType, Unlisted[]>()
  for (const one of unlisted) byType.set(one.type, [...(byType.get(one.type) ?? []), one])
  return [
    ...unread.map((part) => accountParts[part]),
    ...[...byType].map(([type, lists]) => {
      const regions = lists.flatMap(({ region }) => region ?? [])
      return regions.length === 0 ? listNouns[type] : `${listNouns[type]} in ${regions.join(', ')}`
    }),
  ]
}

/** Say what nobody could read of an account, so that nothing of it is made. None where all is known. */
export function unreadAccountNotes(account: Account): string[] {
  const words = unreadOfAccountWords(account)
  const place =
    account.parent === unreadRoot
      ? ['where the account stands in its organization, and what limits it there']
      : []
  const all = [...words, ...place]
  return all.length === 0 ? [] : [`Not read, since AWS told it nobody, and so not here: ${all.join('; ')}.`]
}

/** The same of the organization. */
export function unreadOrganizationNotes(workspace: Workspace): string[] {
  const organization = organizationOf(workspace)
  if (organization === undefined) return []
  const { rootId, unread = [] } = organization
  return [
    ...(rootId === unreadRoot
      ? [
          `Nobody read more of this organization than its id and its management account: its root, units, accounts and policies are not here. “${unreadRoot}” stands for the root, and is no id of AWS’s.`,
        ]
      : []),
    ...(unread.length === 0
      ? []
      : [
          `Not read, since AWS told it nobody, and so not here: ${unread.map((part) => organizationParts[part]).join('; ')}.`,
        ]),
  ]
}
