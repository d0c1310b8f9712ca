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
  const nodes = new Map(shown.nodes.map((node) => [node.id, node]))
  const taken = new Map<string, number>()
  return kept
    .toSorted((a, b) => b.ids.size * b.targets.length - a.ids.size * a.targets.length)
    .slice(0, mostHubs)
    .map((cluster) => {
      // by a role that trusts it: a hub stays the same one while members come and go
      const name = `hub ${cluster.account} ${cluster.targets[0]?.to ?? ''}`
      const before = taken.get(name) ?? 0
      taken.set(name, before + 1)
      return hubOf(before === 0 ? name : `${name} ${before}`, cluster, { nodes, whole })
    })
}

/** The callers of a role of whom one and the same is said. */
type Target = { readonly to: string; readonly edges: readonly TrustEdge[] }
/** Targets with the very same callers. */
type CallerSet = { readonly ids: ReadonlySet<string>; readonly targets: Target[] }
type Cluster = { readonly account: string; ids: ReadonlySet<string>; readonly targets: Target[] }

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
  const known = new Map(nodes.map((node) => [node.id, node]))
  const trusted = trustedAsWhole(whole)
  const bySaying = new Map<string, { account: string; to: string; edges: TrustEdge[] }>()
  for (const edge of edges) {
    const { from, to, kind, state, reason, conditions } = edge
    const caller = known.get(from)
    if (kind !== 'AssumeRole' || (caller?.kind !== 'user' && caller?.kind !== 'role')) continue
    const account = caller.accountId ?? ''
    const accounts = trusted.get(to)
    if (accounts?.has(account) !== true && accounts?.has(anyAccount) !== true) continue
    if (isApart(edge)) continue
    const key = `${account} ${state} ${reason} ${to} ${conditions.length === 0 ? '' : JSON.stringify(conditions)}`
    const said = bySaying.get(key)
    if (said === undefined) bySaying.set(key, { account, to, edges: [edge] })
    else said.edges.push(edge)
  }
  const byCallers = new Map<string, CallerSet & { readonly account: string }>()
  for (const { account, to, edges: own } of bySaying.values()) {
    if (own.length < fewestMembers) continue
    const ids = own.map(({ from }) => from).toSorted()
    const key = JSON.stringify(ids)
    const set = byCallers.get(key)
    if (set === undefined) byCallers.set(key, { account, ids: new Set(ids), targets: [{ to, edges: own }] })
    else set.targets.push({ to, edges: own })
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
    const alike = clusters.find((cluster) => isAlike(cluster.ids, ids))
    if (alike !== undefined) {
      alike.ids = common(alike.ids, ids)
      alike.targets.push(...targets)
    } else if (clusters.length < mostHubs) clusters.push({ account, ids, targets: [...targets] })
  }
  return clusters
}

function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const larger = Math.max(one.size, other.size)
  return Math.min(one.size, other.size) >= likeness * larger && common(one, other).size >= likeness * larger
}

function common(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...one].filter((id) => other.has(id)))
}

function hubOf(
  id: string,
  { account, ids, targets }: Cluster,
  { nodes, whole }: { readonly nodes: ReadonlyMap<string, TrustNode>; readonly whole: TrustGraph },
): TrustHub {
  const all = [...ids].flatMap((one) => nodes.get(one) ?? [])
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
      edges: edges.filter(({ from }) => ids.has(from)),
    })),
  }
}
