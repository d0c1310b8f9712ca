import type { DocumentDraft } from '#model/drafts.ts'
import type { EntityId } from '#model/entities/entity.ts'

import type { AccessActions, Relation, RelationKind, RelationNode } from './relation.ts'

/** A way over relations, in order: each hop begins where the one before ends. None where it is there already. */
export type Path = { readonly hops: readonly Relation[] }

/** Relations that leave a node, that arrive at one, or that lie between two. */
export type Focus =
  | { readonly direction: 'from'; readonly id: string }
  | { readonly direction: 'to'; readonly id: string }
  | { readonly direction: 'between'; readonly from: string; readonly to: string }

/** `actions`: what `access` looks at. */
export type RelationsQuestion = {
  readonly focus: Focus
  readonly kinds: readonly RelationKind[]
  readonly actions: AccessActions
}

/** Found since the last piece, with the nodes that it names for the first time. */
export type RelationsPiece = {
  readonly relations: readonly Relation[]
  readonly nodes: readonly RelationNode[]
  readonly done: number
  readonly total: number
}

/** `isThere`: the workspace, or a policy of it, knows of the nodes in focus. */
export type RelationsAnswer = {
  readonly isThere: boolean
  readonly found: number
}

/** Where a way should end: at a node (a role, a resource), or at whoever may do an action on a resource. */
export type PathsEnd =
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'action'; readonly action: string; readonly resource: string }

/** Ways of at most `longest` hops without a node twice, the shortest first; at most `most` are told. */
export type PathsQuestion = {
  readonly from: string
  readonly to: PathsEnd
  readonly longest: number
  readonly most: number
  /** Only over hops that hold without conditions. */
  readonly isCertain: boolean
  readonly actions: AccessActions
}

/** `isComplete`: those are all of that length. */
export type PathsAnswer = {
  readonly paths: readonly Path[]
  readonly isComplete: boolean
  readonly nodes: readonly RelationNode[]
}

/** What somebody could get to: its blast radius. */
export type ReachQuestion = { readonly from: string; readonly actions: AccessActions }

/** A role or resource that is reached, over the shortest way. */
export type Reached = {
  readonly id: string
  readonly path: Path
  /** Whether some way holds without conditions. */
  readonly isCertain: boolean
}

/** Roles come first, nearest first, then the resources of each. */
export type ReachPiece = {
  readonly reached: readonly Reached[]
  readonly nodes: readonly RelationNode[]
  readonly done: number
  readonly total: number
}

/** `unknown`: roles and resources of which it can't be told; they are not among those reached. */
export type ReachAnswer = { readonly roles: number; readonly resources: number; readonly unknown: number }

/** A role that somebody outside gets to: another account, anyone, a provider, a stranger. Over the shortest way. */
export type OutsideReach = {
  readonly role: string
  readonly by: readonly { readonly outsider: string; readonly path: Path }[]
}

export type OutsidersAnswer = {
  readonly roles: readonly OutsideReach[]
  readonly nodes: readonly RelationNode[]
}

/** Roles that can all become one another, with the hops among them; one alone where it can become itself. */
export type Cycle = { readonly members: readonly string[]; readonly hops: readonly Relation[] }

export type CyclesAnswer = { readonly cycles: readonly Cycle[]; readonly nodes: readonly RelationNode[] }

/**
 * A role that nobody can assume. `nobody-trusted`: its trust policy lets in nobody who is there. `at-odds`: it trusts
 * somebody who has the permission, but no call meets the conditions of both. `over`: somebody could, and the time for it is over. `kept-out`: it trusts
 * somebody who has the permission, by name, with the account or as anyone, but conditions or denials of its trust policy shut these out. `not-permitted`: it
 * trusts somebody, who has no permission or is kept from it. `unknown`: something that bears on it can't be read.
 */
export type Unassumable = {
  readonly role: string
  readonly why: 'nobody-trusted' | 'at-odds' | 'over' | 'kept-out' | 'not-permitted' | 'unknown'
  /** The half edges into it. */
  readonly halves: readonly Relation[]
}

export type UnassumableAnswer = {
  readonly roles: readonly Unassumable[]
  readonly nodes: readonly RelationNode[]
}

/** What to take away so that no way is left from one to the other. */
export type CutQuestion = {
  readonly from: string
  readonly to: PathsEnd
  readonly actions: AccessActions
}

/** Layers whose statements are taken away: what an organization allows is left as it is. */
export type TakenFrom = 'identity' | 'permissionsBoundary' | 'resource'

/** A statement to take out, or, of a policy that nobody can edit, the attachment to take off. */
export type CutPart =
  | {
      readonly kind: 'statement'
      /** Of `placeKey`. */
      readonly source: string
      readonly policy: string
      readonly statement: number
      readonly sid: string | null
      readonly layer: TakenFrom
    }
  | { readonly kind: 'attachment'; readonly policy: EntityId; readonly holder: EntityId }

/** One proposal, seen by the engine to leave no way. */
export type Cut = {
  readonly parts: readonly CutPart[]
  /** The documents as they would be; those of taken attachments aren't among them. */
  readonly drafts: readonly DocumentDraft[]
  /** How many other relations of `assume` would go, or stop being certain, besides those on the ways. Access isn't counted. */
  readonly besides: number
}

export type CutPiece = { readonly cuts: readonly Cut[]; readonly tried: number }

export type CutAnswer =
  /** At least one, all with as many parts: none with fewer exists. */
  | { readonly kind: 'cut'; readonly cuts: readonly Cut[] }
  | { readonly kind: 'no-way' }
  /** No taking away of statements helps: it rests on nothing that can be taken away, as root's access does. */
  | { readonly kind: 'uncuttable' }
  /** The ways come back to where they begin: what would cut those is not looked for. */
  | { readonly kind: 'same-ends' }
  /** There are ways, and more parts behind them than are tried: whether something cuts them is not known. */
  | { readonly kind: 'given-up' }
