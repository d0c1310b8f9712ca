import { listNouns } from '#interchange/exporting/list-nouns.ts'
import type { UnreadPart } from '#model/entities/unread.ts'
import type { UnknownReason } from '#model/resolve.ts'

const unreadParts: Readonly<Record<UnreadPart, string>> = {
  policy: 'policy',
  grants: 'grants',
  aliases: 'aliases',
  tags: 'tags',
  blockPublicAccess: 'Block Public Access settings',
}

function listWords({ type, region, account }: Extract<UnknownReason, { kind: 'unlisted-resource' }>): string {
  return `which ${listNouns[type]} account ${account} has${region === null ? '' : ` in ${region}`}`
}

/** Why there is no true answer, on one line. */
export function unknownReasonText(reason: UnknownReason): string {
  switch (reason.kind) {
    case 'invalid-document':
      return `IAM would refuse \`${reason.name}\` at ${reason.problem.pointer || 'its top'} (${reason.problem.kind})`
    case 'unusable-request':
      return `the request can't be asked (${reason.problem.kind} at ${reason.problem.pointer})`
    case 'no-such-caller':
      return `${reason.caller} is not in the workspace`
    case 'no-such-policy':
      return `the policy ${reason.policy} of ${reason.holder} is not in the workspace`
    case 'no-such-version':
      return `the default version ${reason.versionId} of ${reason.policy} is missing`
    case 'no-such-group':
      return `the group ${reason.group} of ${reason.user} is not in the workspace`
    case 'no-such-parent':
      return `account ${reason.account} stands in ${reason.parent}, which is not in the organization`
    case 'unread-place':
      return `where account ${reason.account} stands in the organization is not known, and a policy asks for it`
    case 'unread-membership':
      return `whether account ${reason.account} is in the organization, and so limited by its policies, is not known`
    case 'unread-organization-policies':
      return `not all ${reason.type === 'service-control' ? 'service' : 'resource'} control policies of the organization are known`
    case 'no-such-organization-policy':
      return `the policy ${reason.policy} of ${reason.target} is not in the organization`
    case 'unseen-resource':
      return `${reason.resource} is not in the workspace, so its own policy is not known`
    case 'unlisted-resource':
      return `${reason.resource} is not in the workspace, and AWS told nobody ${listWords(reason)}`
    case 'unread-tags':
      return `the tags of ${reason.resource} are not known, and a policy asks for them`
    case 'unread-public-access':
      return `AWS told nobody what S3 blocks in account ${reason.account}, so that what is public there is not known`
    case 'unread-resource':
      return `AWS told nobody the ${unreadParts[reason.part]} of ${reason.resource}, so that what it says is not known`
  }
}
