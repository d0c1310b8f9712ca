import type { TrustEdge, TrustNode } from '../trust-graph.ts'

/** A node as it is drawn: one that stands for itself, a fold of several, or a hub. */
export type PictureNode = TrustNode & {
  /** Whom it stands for: itself alone, the members of a fold, or those who stand in no place but in a hub. */
  readonly members: readonly TrustNode[]
  /** How many lines lead from it to what isn't drawn, or are drawn from a hub. */
  readonly beyond: number
  /** Absent where it is none. */
  readonly hub?: HubShown
}

/** All whose edges a hub stands for, of how many that their account has, and how many edges these are. */
export type HubShown = {
  readonly all: readonly TrustNode[]
  readonly everybody: number
  readonly lines: number
  /** What the account is called. */
  readonly account: string
}

/** A line as it is drawn: one edge, or all of one kind and state between two folds or from a hub. */
export type PictureEdge = TrustEdge & { readonly edges: readonly TrustEdge[] }

/** Where whoever stands by itself or in a fold stands, by id. Members of hubs alone are absent. */
export function standInsOf(nodes: readonly PictureNode[]): ReadonlyMap<string, string> {
  return new Map(
    nodes.flatMap(({ id, members, hub }) =>
      hub === undefined ? members.map((one) => [one.id, id] as const) : [],
    ),
  )
}

/** Does it lead from a hub, whose box says for how many it stands? */
export function isOfHub({ id }: PictureEdge): boolean {
  return id.startsWith('hub ') || id.startsWith('lines/["hub ')
}

/** What is drawn of a graph. It is a graph itself, so that layout, search and summary take it as one. */
export type Picture = { readonly nodes: readonly PictureNode[]; readonly edges: readonly PictureEdge[] }

/** Does it stand for several, and open on demand? */
export function isFold({ members, hub }: PictureNode): boolean {
  return members.length > 1 || hub !== undefined
}
