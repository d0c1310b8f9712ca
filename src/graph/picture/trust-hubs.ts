import { conditionsText } from '../all-conditions.ts'
import type { TrustEdge, TrustGraph, TrustNode } from '../trust-graph.ts'

/** Users and roles of one account of whom trusts of the whole account, or of anyone, say one and the same. */
export type TrustHub = {
  readonly id: string
  readonly account: { readonly id: TrustNode['accountId']; readonly name: string }
  /** Each of them is tied to each of the roles. */
  readonly all: readonly TrustNode[]
  /** How many users and roles their account has in all. */
  readonly everybody: number
  readonly lines: readonly HubLine[]
}

/** One edge a member, all to one role and in one state under one set of conditions. */
export type HubLine = { readonly id: string; readonly to: string; readonly edges: readonly TrustEdge[] }

/** Fewer than so many are followed one by one. */
const fewestMembers = 6
/** What a hub has to save, in lines: below, it would be one box more for nothing. */
const fewestSaved = 24
const mostHubs = 12
/** Roles whose callers are alike by so much share a hub of those that they have in common. */
const likeness = 0.8

/**
 * The hubs of `shown`, a part of `whole`, for roles that trust an account as a whole or anyone. A hub stands for a pair only
 * where that edge is there, in the state and under the conditions of its line; each edge belongs to one hub at most, and
 * those that `isApart` to none. The hub that stands for the most lines comes first.
 *
 * Cost is linear in the edges, times 12 in the worst case.
 */
export function hubsOf(
  shown: TrustGraph,
  whole: TrustGraph,
  isApart: (edge: TrustEdge) => boolean,
): readonly TrustHub[] {
  const clusters: Cluster[] = []
  for (const [account, sets] of callersByAccount(shown, whole, isApart)) {
    const byWeight = sets.toSorted((a, b) => weightOf(b) - weightOf(a))
    clusters.push(...clustersOf(account, byWeight))
  }
  const kept = clusters.filter(({ ids, targets }) => savedBy(ids.size, targets.length) >= fewestSaved)
  const taken = new Map<string, number>()
  return kept
    .toSorted((a, b) => b.ids.size * b.targets.length - a.ids.size * a.targets.length)
    .slice(0, mostHubs)
    .map((cluster) => {
      // by a role that trusts it: a hub stays the same one while members come and go
      const name = `hub ${cluster.account} ${cluster.targets[0]?.to ?? ''}`
      const before = taken.get(name) ?? 0
      taken.set(name, before + 1)
      return hubOf(before === 0 ? name : `${name} ${before}`, cluster, { shown, whole })
    })
}

/** The callers of a role of whom one and the same is said. */
type Target = { readonly to: string; readonly edges: readonly TrustEdge[] }
/** Callers by their places among the nodes that are shown: numbers are told apart sooner than ids. */
type Callers = ReadonlySet<number>
/** Targets with the very same callers. */
type CallerSet = { readonly ids: Callers; readonly targets: Target[] }
type Cluster = { readonly account: string; ids: Callers; readonly targets: Target[] }
/** What is said of the callers of one account. */
type Saying = {
  readonly account: string
  readonly to: string
  readonly edges: TrustEdge[]
  readonly places: number[]
}

function weightOf({ ids, targets }: CallerSet): number {
  return ids.size * targets.length
}

function savedBy(members: number, targets: number): number {
  return members < fewestMembers ? 0 : (members - 1) * targets - 1
}

function callersByAccount(
  { nodes, edges }: TrustGraph,
  whole: TrustGraph,
  isApart: (edge: TrustEdge) => boolean,
): ReadonlyMap<string, readonly CallerSet[]> {
  const places = new Map(nodes.map(({ id }, at) => [id, at]))
  const trusted = trustedAsWhole(whole)
  const bySaying = new Map<string, Map<string, Saying>>()
  for (const edge of edges) {
    const { from, to, kind, state, reason } = edge
    if (kind !== 'AssumeRole') continue
    const place = places.get(from)
    const caller = place === undefined ? undefined : nodes[place]
    if (place === undefined || (caller?.kind !== 'user' && caller?.kind !== 'role')) continue
    const account = caller.accountId ?? ''
    const accounts = trusted.get(to)
    if (accounts?.has(account) !== true && accounts?.has(anyAccount) !== true) continue
    if (isApart(edge)) continue
    const key = `${account} ${state} ${reason} ${conditionsText(edge)}`
    const ofRole = bySaying.get(to) ?? new Map<string, Saying>()
    if (ofRole.size === 0) bySaying.set(to, ofRole)
    const said = ofRole.get(key)
    if (said === undefined) ofRole.set(key, { account, to, edges: [edge], places: [place] })
    else {
      said.edges.push(edge)
      said.places.push(place)
    }
  }
  return setsByAccount([...bySaying.values()].flatMap((ofRole) => Array.from(ofRole.values())))
}

/** The targets of which one and the same callers are told, by account. */
function setsByAccount(sayings: readonly Saying[]): ReadonlyMap<string, readonly CallerSet[]> {
  const byCallers = new Map<string, CallerSet & { readonly account: string }>()
  for (const { account, to, edges, places } of sayings) {
    if (edges.length < fewestMembers) continue
    const key = places.toSorted((a, b) => a - b).join(' ')
    const set = byCallers.get(key)
    if (set === undefined) byCallers.set(key, { account, ids: new Set(places), targets: [{ to, edges }] })
    else set.targets.push({ to, edges })
  }
  const byAccount = new Map<string, CallerSet[]>()
  for (const { account, ...set } of byCallers.values()) {
    const sets = byAccount.get(account)
    if (sets === undefined) byAccount.set(account, [set])
    else sets.push(set)
  }
  return byAccount
}

const anyAccount = '*'

/** The accounts that each role trusts as a whole; `*` where it trusts anyone. */
function trustedAsWhole({ nodes, edges }: TrustGraph): ReadonlyMap<string, ReadonlySet<string>> {
  const sources = new Map(
    nodes.flatMap((node) =>
      node.kind === 'root' || node.kind === 'anyone' ? [[node.id, node] as const] : [],
    ),
  )
  const trusted = new Map<string, Set<string>>()
  if (sources.size === 0) return trusted
  for (const { from, to } of edges) {
    const source = sources.get(from)
    if (source === undefined) continue
    const account = source.kind === 'anyone' ? anyAccount : (source.accountId ?? '')
    const accounts = trusted.get(to)
    if (accounts === undefined) trusted.set(to, new Set([account]))
    else accounts.add(account)
  }
  return trusted
}

/** Sets that are much alike as one, of what they have in common; each set in one cluster at most. */
function clustersOf(account: string, sets: readonly CallerSet[]): readonly Cluster[] {
  const clusters: Cluster[] = []
  for (const { ids, targets } of sets) {
    const alike = firstAlike(clusters, ids)
    if (alike !== null) {
      alike.cluster.ids = alike.shared
      alike.cluster.targets.push(...targets)
    } else if (clusters.length < mostHubs) clusters.push({ account, ids, targets: [...targets] })
  }
  return clusters
}

/** The first of them that is alike, and whom both have. */
function firstAlike(
  clusters: readonly Cluster[],
  ids: Callers,
): { readonly cluster: Cluster; readonly shared: Callers } | null {
  for (const cluster of clusters) {
    const larger = Math.max(cluster.ids.size, ids.size)
    if (Math.min(cluster.ids.size, ids.size) < likeness * larger) continue
    const shared = common(cluster.ids, ids)
    if (shared.size >= likeness * larger) return { cluster, shared }
  }
  return null
}

function common(one: Callers, other: Callers): Callers {
  const shared = new Set<number>()
  for (const place of one) if (other.has(place)) shared.add(place)
  return shared
}

function hubOf(
  id: string,
  { account, ids, targets }: Cluster,
  { shown, whole }: { readonly shown: TrustGraph; readonly whole: TrustGraph },
): TrustHub {
  const all = [...ids].flatMap((place) => shown.nodes[place] ?? []).toSorted(byId)
  const members = new Set(all.map((node) => node.id))
  const [first] = all
  const root = whole.nodes.find(({ kind, accountId }) => kind === 'root' && accountId === account)
  return {
    id,
    account: { id: first?.accountId ?? null, name: root?.name ?? account },
    all,
    everybody: whole.nodes.filter(
      ({ kind, accountId }) => (kind === 'user' || kind === 'role') && accountId === account,
    ).length,
    lines: targets.map(({ to, edges }, at) => ({
      id: `${id} ${at} ${to}`,
      to,
      edges: edges.filter(({ from }) => members.has(from)),
    })),
  }
}

function byId(one: TrustNode, other: TrustNode): number {
  if (one.id === other.id) return 0
  return one.id < other.id ? -1 : 1
}
