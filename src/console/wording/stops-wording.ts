import type { Stop } from '#graph/stops.ts'

/** What stops a call of `from` that the role's trust policy lets in, as a part of a sentence; `stops` as of the edge. */
export function stopWords(stops: readonly Stop[] | undefined, from: string): string {
  if (stops === undefined) return 'something else stops the call'
  if (stops.length === 0) return 'the policies that the call has to pass leave no call that passes them all'
  return listed(stops.map((stop) => stopWord(stop, from)))
}

/** What a policy is that stops a call since nothing in it allows it. */
export function layerOfStop({ layer }: Pick<Stop, 'layer'>): string {
  return layer === 'session' ? 'Session policy' : 'Permissions boundary'
}

function stopWord({ layer, isDenied, policies }: Stop, from: string): string {
  const names = policies.length === 0 ? '' : `, ${listed(policies.map(({ name }) => name))},`
  const [denying, lacking] = {
    resourceControl: [
      'a resource control policy denies the call explicitly',
      'the resource control policies of the role’s account do not allow the call',
    ],
    serviceControl: [
      `a service control policy of the account of ${from} denies the call explicitly`,
      `the service control policies of the account of ${from} do not allow the call`,
    ],
    identity: [`a policy of ${from} denies the call explicitly`, `no policy of ${from} allows the call`],
    permissionsBoundary: [
      `the permissions boundary of ${from}${names} denies the call explicitly`,
      `the permissions boundary of ${from}${names} does not allow the call`,
    ],
    session: [
      `the session policy of ${from}${names} denies the call explicitly`,
      `the session policy of ${from}${names} does not allow the call`,
    ],
  }[layer]
  return (isDenied ? denying : lacking) ?? ''
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}
