import type { ReadingNote } from '#interchange/denied-message/denied-request.ts'
import type { DeniedTextProblem } from '#interchange/denied-message/read-denied.ts'
import type { StatedLayer, StatedReason } from '#interchange/denied-message/stated-reason.ts'

import type { Comparison, Unseen } from './comparison.ts'

const layerNames: Readonly<Record<StatedLayer, string>> = {
  identity: 'an identity-based policy',
  resource: 'the resource-based policy',
  trust: "the role's trust policy",
  permissionsBoundary: 'the permissions boundary',
  session: 'a session policy',
  serviceControl: 'a service control policy',
  resourceControl: 'a resource control policy',
  vpcEndpoint: 'the VPC endpoint policy',
  service: 'a rule of the service itself',
}

/** What to tell somebody whose text holds no refusal. */
export function problemText(problem: DeniedTextProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'Paste the message or event first.'
    case 'too-long':
      return `The text has ${problem.length.toLocaleString('en')} characters; at most ${problem.most.toLocaleString('en')} are read. Paste the part around the error.`
    case 'no-refusal':
      return problem.code === null
        ? 'Nothing in this text speaks of a refusal. Paste the whole message, with “is not authorized to perform”, or the CloudTrail event.'
        : `This is the error ${problem.code}, which is not about permissions: no policy decides it.`
  }
}

/** Something about the reading that a person should know. */
export function noteText(note: ReadingNote): string {
  switch (note.kind) {
    case 'action-of-operation':
      return `The API calls it ${note.operation}; IAM calls the permission ${note.action}.`
    case 'unmapped-operation':
      return `It names the operation ${note.operation}, but not of which service, or what IAM calls it. Fill in the action.`
    case 'service-only':
      return `It tells the service, ${note.service}, but not what was asked of it. Fill in the action.`
    case 'resource-of-parameters':
      return `The resource ${note.resource} was put together from the parameters of the call.`
    case 'resource-pattern':
      return `AWS names a kind of resources, ${note.resource}, not the one that was asked for. It is asked as it stands; put the real one in for a sharper answer.`
    case 'resource-name':
      return `AWS names the resource “${note.name}”, which is not an ARN. Put its ARN in.`
    case 'encoded':
      return 'The details are in an encoded message that AWS alone can read. Decode it with the command below, and paste the answer here: it tells every key of the request.'
    case 'not-denied':
      return note.errorCode === null
        ? 'This event records a call that succeeded.'
        : `This event records the error ${note.errorCode}, which is no refusal.`
    case 'blacked-out':
      return 'Parts of the text were blacked out. Fill in what is missing.'
  }
}

/** What AWS said, as a sentence. */
export function reasonText(reason: StatedReason | null): string {
  if (reason === null) return 'AWS gives no reason.'
  const { effect, layer, policy, through, action } = reason
  const what = layer === null ? 'a policy that it does not name' : layerNames[layer]
  const which = policy === null ? '' : ` (${policy})`
  const by = through === null ? '' : `, by way of ${layerNames[through]}`
  if (effect === 'explicit') return `${capital(what)}${which} explicitly denies it${by}.`
  const other = action === null ? 'it' : action
  return layer === null ? 'No policy allows it.' : `${capital(lackOf(layer))} allows ${other}.`
}

function lackOf(layer: StatedLayer): string {
  return layerNames[layer].replace(/^(?:an?|the) /, 'no ')
}

/** Whether the two agree, in one sentence. */
export function comparisonText(comparison: Comparison): string {
  switch (comparison.kind) {
    case 'same':
      return comparison.implicitly
        ? 'The same: nothing in the service control policies allows it, which AWS also words as an explicit deny.'
        : `The same: ${layerNames[comparison.layer]} stops it here too.`
    case 'denied-too':
      return 'Denied here too. AWS does not say by which policy; below is by which here.'
    case 'other-layer':
      return `Denied here too, but not by ${layerNames[comparison.stated]}, which AWS names. Something of that kind is missing from this workspace or differs from AWS.`
    case 'other-effect':
      return `Stopped at ${layerNames[comparison.layer]} here too, but the one denies explicitly and the other only does not allow it. The policy here differs from the one at AWS.`
    case 'allowed-here':
      return 'Allowed here. Something that AWS weighed is probably missing from this workspace, or differs.'
  }
}

/** What the workspace can't know, and what to do about it. */
export function unseenText(unseen: Unseen): string {
  switch (unseen.kind) {
    case 'no-organization':
      return 'This workspace has no organization, so no service control or resource control policies are weighed. Add it under OUs & accounts.'
    case 'outside-organization':
      return `Account ${unseen.account} stands outside of the organization here, so no service control policies bear on it.`
    case 'session-policies':
      return 'Session policies that were passed when the role was assumed are not part of the message. None are weighed.'
    case 'resource-policy':
      return `${unseen.resource} is not in this workspace, so its own policy is not known. Add it under Resources.`
    case 'no-endpoint':
      return 'AWS names a VPC endpoint policy, but not the endpoint. Add the key aws:SourceVpce with its id to the context.'
    case 'unknown-endpoint':
      return `The VPC endpoint ${unseen.endpoint} is not in this workspace: it is taken to let everything through. Add it under Resources.`
    case 'missing-keys':
      return `Policies ask for keys that the text does not tell: ${unseen.keys.join(', ')}. Add them to the context.`
  }
}

/** The command that decodes an encoded message, for somebody allowed to do `sts:DecodeAuthorizationMessage`. */
export function decodeCommand(message: string): string {
  return `aws sts decode-authorization-message --encoded-message ${message}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
