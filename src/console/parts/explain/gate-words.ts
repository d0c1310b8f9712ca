import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'

import type { GateKind, GateOutcome } from '#engine/explain/trace.ts'

import type { NoData } from './no-data.ts'

const names: Readonly<Record<GateKind, string>> = {
  explicitDeny: 'Explicit deny',
  resourceControl: 'Resource control policies',
  serviceControl: 'Service control policies',
  vpcEndpoint: 'VPC endpoint policy',
  resource: 'Resource-based policy',
  identity: 'Identity-based policies',
  permissionsBoundary: 'Permissions boundary',
  session: 'Session policy',
  service: 'Rules of the service',
}

const shortNames: Readonly<Record<GateKind, string>> = {
  explicitDeny: 'Explicit deny',
  resourceControl: 'RCPs',
  serviceControl: 'SCPs',
  vpcEndpoint: 'VPC endpoint',
  resource: 'Resource policy',
  identity: 'Identity policies',
  permissionsBoundary: 'Boundary',
  session: 'Session policy',
  service: 'Service rules',
}

/** What a gate is called. A role's trust policy is its resource-based policy, and people know it by that name. */
export function gateName(gate: GateKind, action: string): string {
  return isTrustGate(gate, action) ? 'Trust policy' : names[gate]
}

/** The same where there is little room. */
export function shortGateName(gate: GateKind, action: string): string {
  return isTrustGate(gate, action) ? 'Trust policy' : shortNames[gate]
}

function isTrustGate(gate: GateKind, action: string): boolean {
  return gate === 'resource' && action.toLowerCase().startsWith('sts:assumerole')
}

type OutcomeWords = { readonly words: string; readonly icon: StatusIndicatorProps.Type }

const outcomes: Readonly<Record<GateOutcome, OutcomeWords>> = {
  pass: { words: 'Passes', icon: 'success' },
  grants: { words: 'Grants', icon: 'success' },
  stop: { words: 'Stops', icon: 'error' },
  skipped: { words: 'Skipped', icon: 'info' },
  notNeeded: { words: 'Not needed', icon: 'info' },
  notApplicable: { words: 'Not applicable', icon: 'stopped' },
}

/** What a gate did, in a word and a shape. */
export function outcomeWords(outcome: GateOutcome): OutcomeWords {
  return outcomes[outcome]
}

/** What a gate is told to have done where there was nothing for it to go by. */
export const noDataWords = 'No data'

/** What the workspace lacks, and what follows from that, in a sentence or two; words of the engine's kind, in backticks. */
export function noDataSentence(missing: NoData): string {
  switch (missing.kind) {
    case 'no-organization':
      return 'This workspace holds no organization, so none of its policies are known. Where the account belongs to one, they may still deny this.'
    case 'outside-organization':
      return `Account \`${missing.account}\` is not in the organization of this workspace. Where it belongs to another one, policies there may still deny this.`
    case 'no-resource':
      return `\`${missing.resource}\` is not in this workspace, so it counts as a resource without a policy of its own. Add it under Resources if it has one.`
    case 'no-endpoint':
      return `The VPC endpoint \`${missing.endpoint}\` is not in this workspace, so it counts as one whose policy allows everything.`
  }
}
