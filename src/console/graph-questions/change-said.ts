import type { TrustNode } from '#graph/trust-graph.ts'

/**
 * That somebody can change something, by all that is looked at of a thing of its kind (`changingCalls`), so that a no says no
 * more than was asked. `name` is what the thing is called in the sentence.
 */
export function changeSaid(kind: TrustNode['kind'] | null, name: string): string {
  return `change ${(kind === null ? undefined : parts[kind]) ?? ''}${name}${isResource(kind) ? ', by its policy or settings' : ''}`
}

/** A function that acts as a role has a kind of its own in the graph. */
function isResource(kind: TrustNode['kind'] | null): boolean {
  return kind === 'resource' || kind === 'function'
}

const parts: Readonly<Partial<Record<TrustNode['kind'], string>>> = {
  role: 'the policies, trust policy or permissions boundary of ',
  user: 'the policies, permissions boundary, access keys or password of ',
  group: 'the policies or members of ',
  policy: 'the policy ',
  resource: 'who has access to ',
  function: 'who has access to ',
}

/** What isn't looked at of who changes such a thing: the root user of its account may do all that isn't denied it. */
export function leftUnasked(kind: TrustNode['kind'] | null): string {
  if (isResource(kind)) return ' Its data and code are not looked at, and root users are not counted.'
  return kind === 'user'
    ? ' MFA devices and a change of one’s own password are not looked at, and root users are not counted.'
    : ' Root users are not counted.'
}

/** All that is looked at of what somebody changes, and what isn't. `isKnown`: of nothing else it is unknown. */
export function noChangeSaid(who: string, isKnown: boolean): string {
  const not = isKnown ? 'can change no' : 'is not known to change any'
  return `${who} ${not} policy, trust policy, permissions boundary, group membership, access key or password. Data and code of resources, MFA devices and a change of one’s own password are not looked at.`
}
