import type { UnreadPart } from '#model/entities/unread.ts'
import type { UnknownReason } from '#model/resolve.ts'

const unreadParts: Readonly<Record<UnreadPart, string>> = {
  policy: 'policy',
  grants: 'grants',
  blockPublicAccess: 'Block Public Access settings',
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
    case 'no-such-organization-policy':
      return `the policy ${reason.policy} of ${reason.target} is not in the organization`
    case 'unseen-resource':
      return `${reason.resource} is not in the workspace, so its own policy is not known`
    case 'unread-resource':
      return `AWS told nobody the ${unreadParts[reason.part]} of ${reason.resource}, so that what it says is not known`
  }
}
