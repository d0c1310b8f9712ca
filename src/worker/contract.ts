import type { BlockingLayer, DecisionKind, StatementReference } from '#engine/evaluate/decision.ts'
import type { Trace } from '#engine/explain/trace.ts'
import type { AuthorizationRequest, RequestContext } from '#engine/request/request.ts'
import type { Result } from '#engine/result.ts'
import type { FlipStrip } from '#graph/board/strip-row.ts'
import type { ChangesInBrief } from '#graph/picture/changes-in-brief.ts'
import type { PackedHub } from '#graph/picture/packed-hubs.ts'
import type { Compared, DifferenceCounts, DifferencePiece } from '#graph/questions/ask-difference.ts'
import type { WhoCounts, WhoPiece } from '#graph/questions/ask-who-can.ts'
import type { FlipsPiece, WhatFlips } from '#graph/questions/flip.ts'
import type { Ways, WaysQuestion } from '#graph/questions/ways.ts'
import type { NumberedGraph, Positions, TrustGraph } from '#graph/trust-graph.ts'
import type { TrustProgress } from '#graph/trust.ts'
import type { DrawnGraph } from '#interchange/export-graph/drawn-graph.ts'
import type { PngChunk } from '#interchange/export-graph/png-chunks.ts'
import type { ExportedFiles } from '#interchange/exported-file.ts'
import type { SetReport } from '#interchange/import-set/read-import.ts'
import type { Caller } from '#model/caller.ts'
import type { Change } from '#model/change.ts'
import type { DocumentDraft } from '#model/drafts.ts'
import type { Entity } from '#model/entities/entity.ts'
import type { Instant } from '#model/entities/names.ts'
import type { UnknownReason } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'
import type { RoleForecast } from '#sessions/assumable-roles.ts'
import type { Session } from '#sessions/session.ts'

import type { EscalationExchanges } from './escalation-exchanges.ts'
import type { ExpectationExchanges } from './expectation-exchanges.ts'
import type { GraphExchanges } from './graph-exchanges.ts'
import type { OpenedFile, WorkspaceFileProblem } from './opened-file.ts'
import type { PrincipalExchanges } from './principal-exchanges.ts'
import type { Revision } from './revision.ts'

/** A document as the editor holds it, valid but not yet applied: it decides in place of the stored one. */
export type Draft = DocumentDraft

/** A workspace near the one that is held: with `change` made, if any, and drafts in place of what is stored. */
export type Standpoint = { readonly change: Change | null; readonly drafts: readonly Draft[] }

/** What to decide: an action on a resource, with what the caller or the environment adds. */
export type Ask = {
  readonly action: string
  readonly resource: string
  readonly context: RequestContext
  /** Keys whose values nobody knows; none where it doesn't say. */
  readonly unknown?: readonly string[]
}

/** One answer of the board. `unknown` says what is missing to answer truly. */
export type Verdict =
  | {
      readonly kind: 'decided'
      readonly decision: DecisionKind
      readonly sentence: string
      readonly deciding: readonly StatementReference[]
      readonly blockedBy: readonly BlockingLayer[]
    }
  /**
   * Allowed for some values of the keys that are not known and denied for others. `text`: when it is allowed, in words.
   * `exact`: then and never else. `some-ways`: then, and perhaps elsewhere. `unproved`: these conditions bear on it, and
   * nothing more could be told for certain.
   */
  | {
      readonly kind: 'depends'
      readonly text: string
      readonly certainty: 'exact' | 'some-ways' | 'unproved'
    }
  | Undecided

/** Something that bears on the answer is missing: what, as data, so that nothing is guessed. */
export type Undecided = { readonly kind: 'unknown'; readonly reasons: readonly UnknownReason[] }

/** The requests of a board, and which of them somebody looks at. */
export type BoardQuestion = {
  readonly session: Session
  readonly asks: readonly Ask[]
  readonly first: readonly number[]
  readonly now: Instant
  readonly drafts: readonly Draft[]
}

/** Answers with the places of their questions. */
export type VerdictsPiece = readonly (readonly [place: number, verdict: Verdict])[]

export type Explanation =
  | {
      readonly kind: 'traced'
      readonly request: AuthorizationRequest
      readonly trace: Trace
      /** Tags of the object that nobody knows and the answer hangs on: the trace is of an object without them. */
      readonly untold?: readonly string[]
    }
  | Undecided

type Exchanges = ExpectationExchanges &
  EscalationExchanges &
  GraphExchanges &
  PrincipalExchanges & {
    /** Take this workspace as the one that questions are about. */
    readonly adopt: {
      readonly question: { readonly workspace: Workspace; readonly revision: Revision }
      readonly answer: null
    }
    /** Hold these for `adoptBrought`, after those brought before. */
    readonly bring: {
      readonly question: { readonly entities: readonly Entity[]; readonly isFirst: boolean }
      readonly answer: null
    }
    /** Adopt the workspace whose entities were brought, all `count` of them; `rest` is what it holds besides. */
    readonly adoptBrought: {
      readonly question: { readonly rest: Workspace; readonly count: number; readonly revision: Revision }
      readonly answer: null
    }
    /** Follow one change of it. */
    readonly follow: {
      readonly question: { readonly change: Change; readonly revision: Revision }
      readonly answer: null
    }
    /** From now on the workspace is asked about on the day of `now`: no time before it comes again. */
    readonly turnTo: { readonly question: { readonly now: Instant }; readonly answer: null }
    readonly decide: {
      readonly question: {
        readonly session: Session
        readonly asks: readonly Ask[]
        /** What the clock shows, of which every request tells. */
        readonly now: Instant
        readonly drafts: readonly Draft[]
      }
      readonly answer: readonly Verdict[]
    }
    /** As `decide`, for many: the answers come in pieces, those of `first` (places in `asks`) ahead of the others. */
    readonly decideBoard: {
      readonly question: BoardQuestion
      readonly part: VerdictsPiece
      readonly answer: null
    }
    /** What `decide` would answer if `change`, made for the workspace as it is, were made: to show it before doing it. */
    readonly decideAfter: {
      readonly question: {
        readonly session: Session
        readonly asks: readonly Ask[]
        /** What the clock shows, of which every request tells. */
        readonly now: Instant
        readonly drafts: readonly Draft[]
        readonly change: Change
      }
      readonly answer: readonly Verdict[]
    }
    readonly explain: {
      readonly question: {
        readonly session: Session
        readonly ask: Ask
        readonly now: Instant
        readonly drafts: readonly Draft[]
      }
      readonly answer: Explanation
    }
    /** What makes the decision so, and what would turn it round, with what else each change would do, to `board` too. */
    readonly whatFlips: {
      readonly question: {
        readonly session: Session
        readonly ask: Ask
        readonly board: readonly Ask[]
        readonly now: Instant
        readonly drafts: readonly Draft[]
      }
      readonly part: FlipsPiece
      readonly answer: WhatFlips
    }
    /** For which values of each key that bears on a request its answer flips. */
    readonly flipStrip: {
      readonly question: {
        readonly session: Session
        readonly ask: Ask
        readonly now: Instant
        readonly drafts: readonly Draft[]
      }
      readonly answer: FlipStrip
    }
    readonly assumableRoles: {
      readonly question: {
        readonly session: Session
        readonly context: RequestContext
        readonly now: Instant
        readonly drafts: readonly Draft[]
      }
      readonly answer: readonly RoleForecast[]
    }
    readonly trustGraph: {
      readonly question: { readonly drafts: readonly Draft[] }
      /** How far the search has come, in roles. */
      readonly part: TrustProgress
      readonly answer: NumberedGraph
    }
    /** What drafts do to the trust graph of the workspace as it is applied: the first `most` of the lines that differ. */
    readonly draftedLines: {
      readonly question: { readonly drafts: readonly Draft[]; readonly most: number }
      readonly part: TrustProgress
      readonly answer: ChangesInBrief
    }
    /** Read ahead for a few milliseconds, for nobody. Ask until it is warm. */
    readonly warmUp: { readonly question: null; readonly answer: { readonly isWarm: boolean } }
    /**
     * The hubs of the graph that was answered last, or of what is `around` a node by so many steps; the edges of `focus` stand by
     * themselves. Null: it was not the one with that number.
     */
    readonly trustHubs: {
      readonly question: {
        readonly number: number
        readonly focus: string | null
        readonly around: number | null
      }
      readonly answer: readonly PackedHub[] | null
    }
    /** The same of a workspace near the one that is held. */
    readonly trustGraphAt: {
      readonly question: Standpoint
      readonly part: TrustProgress
      readonly answer: TrustGraph
    }
    /** Who may do what `ask` says: everybody of the workspace, and whoever the resource names besides. */
    readonly whoCan: {
      readonly question: { readonly ask: Ask; readonly drafts: readonly Draft[] }
      readonly part: WhoPiece
      readonly answer: WhoCounts
    }
    /** Over which assumptions somebody gets to a role, or to an action. */
    readonly ways: {
      readonly question: WaysQuestion & { readonly drafts: readonly Draft[] }
      readonly part: TrustProgress
      readonly answer: Ways
    }
    /** What stands differently on two sides: for two users or roles, in two versions, or in two accounts. */
    readonly accessDifference: {
      readonly question: {
        readonly before: Standpoint
        readonly after: Standpoint
        readonly of: Compared
        readonly actions: readonly string[]
      }
      readonly part: DifferencePiece
      readonly answer: DifferenceCounts
    }
    /** As `explain`, of a caller who needn't have a session. */
    readonly explainCaller: {
      readonly question: { readonly caller: Caller; readonly ask: Ask } & Standpoint
      readonly answer: Explanation
    }
    /** Write a drawn graph as a picture, and pack the workspace, drafts included, to be put into it. */
    readonly drawGraph: {
      readonly question: PictureWish & { readonly drafts: readonly Draft[] }
      readonly answer: GraphPicture
    }
    readonly layOut: { readonly question: TrustGraph; readonly answer: Positions }
    /**
     * Read files that hold accounts, in any order and of any format that is known by its content. The answer's change is
     * made for the open workspace, or for an empty one. `redactBy` is the seed of made-up names; null keeps the real ones.
     */
    readonly readImport: {
      readonly question: {
        readonly files: readonly { readonly name: string; readonly content: Blob }[]
        readonly into: 'open' | 'empty'
        readonly redactBy: number | null
        /** Address of the catalog's folder, which AWS's own policies are taken from where files only name them. */
        readonly catalog: string
      }
      readonly part: ImportPart
      readonly answer: ImportedFiles
    }
    /** Read a workspace file, or a picture that holds one, as it stands. */
    readonly openWorkspaceFile: {
      readonly question: { readonly name: string; readonly content: Blob }
      /** Entities of the answer's workspace, in its order, ahead of those in the answer itself. */
      readonly part: readonly Entity[]
      readonly answer: Result<OpenedFile, WorkspaceFileProblem>
    }
    /** Write the workspace in a format of others; drafts are left out. */
    readonly exportAs: {
      readonly question: { readonly format: ExportFormat }
      readonly answer: ExportedFiles
    }
  }

export type PictureWish = {
  readonly drawn: DrawnGraph
  readonly format: 'svg' | 'png'
  /** Whether the picture is to open as a workspace again. */
  readonly holdsWorkspace: boolean
  /** Seed of made-up names; null keeps the real ones. */
  readonly redactBy: number | null
}

/** The picture as an SVG, and the workspace that is to stand in a PNG made of it. Null where redaction failed. */
export type GraphPicture = {
  readonly picture: { readonly svg: string; readonly chunk: PngChunk | null } | null
  readonly redaction: Redaction
}

/** What arrives ahead of an import's answer. */
export type ImportPart =
  /** So many entries of the files have been read. */
  | { readonly kind: 'read'; readonly entries: number }
  /** Entities that the answer's change adds, in its order, ahead of those in the answer itself. */
  | { readonly kind: 'added'; readonly entities: readonly Entity[] }

/** What files hold, and whether other names stand for the real ones in its change. */
export type ImportedFiles = { readonly report: SetReport; readonly redaction: Redaction }

export type Redaction =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'done'
      /** Made-up text by the one that it stands for. */
      readonly mapping: ReadonlyMap<string, string>
      /** Patterns that may still tell a name. */
      readonly kept: readonly string[]
    }
  /** The made-up names would not do; the report then has no change. */
  | { readonly kind: 'failed' }

export type ExportFormat =
  | 'workspace'
  | 'authorization-details'
  | 'cloudformation'
  | 'terraform'
  | 'aws-cli'
  | 'markdown'

export type Method = keyof Exchanges
export type Question<M extends Method> = Exchanges[M]['question']
export type Answer<M extends Method> = Exchanges[M]['answer']
/** What arrives ahead of the answer, piece by piece, of those that have a `part`. */
export type Part<M extends Method> = Exchanges[M] extends { readonly part: infer P } ? P : never
