import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import type { RequestContext } from '#engine/request/request.ts'
import type { WayUp } from '#graph/escalation/ask-ways-up.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'
import type { Change } from '#model/change.ts'
import type { Instant } from '#model/entities/names.ts'
import type { Session } from '#sessions/session.ts'
import { EngineFailure } from '#worker/connect.ts'
import type { Ask, Draft, ExportFormat } from '#worker/contract.ts'
import type { Revision } from '#worker/revision.ts'

import { engine } from './engines.ts'
import { identityOf } from './identity-of.ts'

// The engine is local: being offline must not pause it, asking again answers the same, an answer never grows stale.
export const local = {
  networkMode: 'always',
  staleTime: Infinity,
  gcTime: 60_000,
  // What was asked of a worker that died is asked once more of the one in its place.
  retry: (failures: number, error: Error) =>
    failures === 0 && error instanceof EngineFailure && error.isRestarted,
  retryDelay: 0,
} as const

/** What an answer hangs on besides the question itself. */
export type Moment = {
  readonly revision: Revision
  readonly drafts: readonly Draft[]
  /** What the clock shows, to the minute: requests tell the time. */
  readonly now: Instant
}

/**
 * The verdict on each of `asks`, in order, of what `session` may do. The former answer stays until this one is there. Ask with the
 * same list for the same answer.
 */
export function verdictsQuery({ revision, drafts, now }: Moment, session: Session, asks: readonly Ask[]) {
  return queryOptions({
    ...local,
    queryKey: ['decide', revision, identityOf(drafts), now, session, identityOf(asks)],
    queryFn: ({ signal }) => engine('interactive').ask('decide', { session, asks, now, drafts }, signal),
    placeholderData: keepPreviousData,
  })
}

/** What the verdicts would be if `change` were made. Ask with the same change and list for the same answer. */
export function forecastQuery(
  { revision, drafts, now }: Moment,
  session: Session,
  { asks, change }: { readonly asks: readonly Ask[]; readonly change: Change },
) {
  return queryOptions({
    ...local,
    queryKey: [
      'decide-after',
      revision,
      identityOf(drafts),
      now,
      session,
      identityOf(asks),
      identityOf(change),
    ],
    queryFn: ({ signal }) =>
      engine('interactive').ask('decideAfter', { session, asks, now, drafts, change }, signal),
  })
}

export function explanationQuery({ revision, drafts, now }: Moment, session: Session, ask: Ask) {
  return queryOptions({
    ...local,
    queryKey: ['explain', revision, identityOf(drafts), now, session, ask],
    queryFn: ({ signal }) => engine('interactive').ask('explain', { session, ask, now, drafts }, signal),
    placeholderData: keepPreviousData,
  })
}

/** For which values of each key that bears on it the answer to `ask` flips. */
export function flipStripQuery({ revision, drafts, now }: Moment, session: Session, ask: Ask) {
  return queryOptions({
    ...local,
    queryKey: ['flip-strip', revision, identityOf(drafts), now, session, ask],
    queryFn: ({ signal }) => engine('analysis').ask('flipStrip', { session, ask, now, drafts }, signal),
    placeholderData: keepPreviousData,
  })
}

/** Every role of the workspace, and whether `session` may assume it; `context` is what the call itself supplies. */
export function assumableRolesQuery(
  { revision, drafts, now }: Moment,
  session: Session,
  context: RequestContext,
) {
  return queryOptions({
    ...local,
    queryKey: ['assumable-roles', revision, identityOf(drafts), now, session, context],
    queryFn: ({ signal }) =>
      engine('interactive').ask('assumableRoles', { session, context, now, drafts }, signal),
  })
}

/** The steps of a way up on one target, each with the statements that decide. */
export function wayUpStepsQuery(
  { revision, drafts }: Moment,
  { principal, technique, way }: Pick<WayUp, 'principal' | 'technique' | 'way'>,
  target: string | null,
) {
  return queryOptions({
    ...local,
    queryKey: ['way-up', revision, identityOf(drafts), principal, technique, way, target],
    queryFn: ({ signal }) =>
      engine('analysis').ask('wayUpSteps', { principal, technique, way, target, drafts }, signal),
  })
}

export function trustGraphQuery({ revision, drafts }: Moment) {
  return queryOptions({
    ...local,
    queryKey: ['trust-graph', revision, identityOf(drafts)],
    queryFn: ({ signal }) => engine('analysis').ask('trustGraph', { drafts }, signal),
    placeholderData: keepPreviousData,
  })
}

/** The graph as it would be with `change` made. Ask with the same change object for the same answer. */
export function trustGraphAtQuery(revision: Revision, change: Change | null) {
  return queryOptions({
    ...local,
    queryKey: ['trust-graph-at', revision, change === null ? null : identityOf(change)],
    queryFn: ({ signal }) => engine('analysis').ask('trustGraphAt', { change, drafts: [] }, signal),
  })
}

/** What the drafts do to the graph: the first `most` of the lines that differ from what is applied. */
export function draftedLinesQuery({ revision, drafts }: Moment, most: number) {
  return queryOptions({
    ...local,
    queryKey: ['drafted-lines', revision, identityOf(drafts), most],
    queryFn: ({ signal }) => engine('analysis').ask('draftedLines', { drafts, most }, signal),
    placeholderData: keepPreviousData,
  })
}

/** Where the nodes of `graph` stand. Ask with the same graph object for the same answer. */
export function positionsQuery(graph: TrustGraph) {
  return queryOptions({
    ...local,
    queryKey: ['positions', identityOf(graph)],
    queryFn: ({ signal }) => engine('analysis').ask('layOut', graph, signal),
    placeholderData: keepPreviousData,
  })
}

/** The workspace, as applied, in a format of others. */
export function exportQuery(revision: Revision, format: ExportFormat) {
  return queryOptions({
    ...local,
    queryKey: ['export', revision, format],
    queryFn: ({ signal }) => engine('analysis').ask('exportAs', { format }, signal),
  })
}
