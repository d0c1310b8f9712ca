import type { PolicyProblem } from '#engine/policy/problem.ts'
import type { RequestProblem } from '#engine/request/read-request.ts'
import { listNouns } from '#interchange/exporting/list-nouns.ts'
import type { UnreadPart } from '#model/entities/unread.ts'
import type { UnknownReason } from '#model/resolve.ts'
import type { UnlistedIn } from '#model/unlisted.ts'

import { lastName } from './session-wording.ts'

/** Why a request can't be decided truly, in a sentence that says what to add or mend. */
export function unknownSentence(reason: UnknownReason): string {
  switch (reason.kind) {
    case 'invalid-document':
      return `IAM would refuse “${reason.name}” ${placeOf(reason.problem)}, so what it says cannot be weighed. Mend that document.`
    case 'unusable-request':
      return `The request cannot be asked: ${requestProblems[reason.problem.kind]}${foundIn(reason.problem)}.`
    case 'no-such-caller':
      return `${reason.caller} is not in this workspace.`
    case 'no-such-policy':
      return reason.use === 'boundary'
        ? `The permissions boundary ${lastName(reason.policy)} of ${lastName(reason.holder)} is not in this workspace. Add it.`
        : `The policy ${lastName(reason.policy)}, attached to ${lastName(reason.holder)}, is not in this workspace. Add it.`
    case 'no-such-version':
      return `The default version ${reason.versionId} of ${lastName(reason.policy)} is missing.`
    case 'no-such-group':
      return `The group ${reason.group} of ${lastName(reason.user)} is not in this workspace.`
    case 'no-such-parent':
      return `Account ${reason.account} stands in ${reason.parent}, which is not in this organization.`
    case 'unread-place':
      return `Where account ${reason.account} stands in the organization was not read, and a policy asks for it. Import what the management account tells.`
    case 'unread-membership':
      return `Whether account ${reason.account} is in the organization, and so limited by its policies, was not read. Import what the management account tells, or move the account to its place.`
    case 'unread-organization-policies':
      return `Not all ${reason.type === 'service-control' ? 'SCPs' : 'RCPs'} of the organization were read: AWS refused to tell them. Import them with credentials of the management account.`
    case 'no-such-organization-policy':
      return `The policy ${reason.policy}, attached to ${reason.target}, is not in this organization. Add it.`
    case 'unseen-resource':
      return `${reason.resource} is not in this workspace, so its own policy is not known. Add it under Resources.`
    case 'unlisted-resource':
      return `${reason.resource} is not in this workspace, and ${unlistedText(reason)} could not be listed: AWS refused that. Import the list, or add it.`
    case 'unread-tags':
      return `A policy asks for the tags of ${lastName(reason.resource)}, and they were not read. Import them, or set them as they are in AWS.`
    case 'unread-public-access':
      return `What S3 blocks in all of account ${reason.account} was not read: AWS refused to tell it. Import it, or set it as it is in AWS.`
    case 'unread-resource':
      return unreadSentences[reason.part](lastName(reason.resource))
  }
}

/** `the queues of account 111122223333 in eu-west-1`. */
function unlistedText({ type, region, account }: UnlistedIn): string {
  return `the ${listNouns[type]} of account ${account}${region === null ? '' : ` in ${region}`}`
}

/** What nobody has read of a resource, for what is said of the resource itself. */
export const unreadSentences: Readonly<Record<UnreadPart, (name: string) => string>> = {
  policy: (name) =>
    `The policy of ${name} was not read: the import lacks it, or AWS refused to tell it. Import it, or set it as it is in AWS.`,
  grants: (name) =>
    `The grants of ${name} were not read: AWS refused to tell them. Import them, or set them as they are in AWS.`,
  aliases: (name) =>
    `The aliases of ${name} were not read: AWS refused to tell them. Import them, or set them as they are in AWS.`,
  tags: (name) =>
    `The tags of ${name} were not read: AWS refused to tell them. Import them, or set them as they are in AWS.`,
  blockPublicAccess: (name) =>
    `Block Public Access of ${name} was not read: AWS refused to tell it. Import it, or set it as it is in AWS.`,
}

const requestProblems: Readonly<Record<RequestProblem['kind'], string>> = {
  'bad-principal': 'its principal cannot be read',
  'bad-action': 'its action is not service:Operation',
  'bad-resource': 'its resource is neither an ARN nor *',
  'bad-account': 'its account is not twelve digits',
  'bad-context': 'its context cannot be read',
  'bad-context-value': 'a context value is no text, number, boolean or list of these',
}

function placeOf(problem: PolicyProblem): string {
  const place = problem.pointer === '' ? 'at its top' : `at ${problem.pointer}`
  return `${place} (${problem.kind.replaceAll('-', ' ')}${foundIn(problem)})`
}

function foundIn({ found }: { readonly found?: string }): string {
  return found === undefined ? '' : `: “${found}”`
}
