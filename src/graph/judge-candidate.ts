import type { RequestContext } from '#engine/request/request.ts'
import type { Role } from '#model/entities/entity.ts'

import { allConditionsOf, alsoUnder } from './all-conditions.ts'
import { type Candidate, outsider } from './candidates.ts'
import { eitherStandIn } from './either-stand-in.ts'
import type { Finding } from './finding.ts'
import { type LetIn, type Outsider, whoIsLetIn } from './insiders.ts'
import { judge, judgeOutside, type Judgement, noReason, type Sides, unreadable } from './judge.ts'
import { saying } from './met-by-some.ts'
import { classOf, classOfPair, classOfTrust } from './pair-classes.ts'
import type { Ours, SideLookup } from './pair-sides.ts'
import { namedSo } from './session-name.ts'
import { type StandIn, standInsFor, whoeverAssumes } from './stand-ins.ts'
import type { RoleMemo } from './trust-memo.ts'
import { sidesIn, type TrustSearch } from './trust-search.ts'

type Told = Omit<Judgement, 'why'> & Pick<Finding, 'why'>

/** The judgement on a candidate: that on another one which is decided alike, where there was one. The reason is its own. */
export function judgedAlike(
  search: TrustSearch,
  candidate: Candidate,
  { role, memo: { classes, mentions } }: { readonly role: Role; readonly memo: RoleMemo },
): Told | null {
  const { memo, directory } = search
  const entity = directory.principalAt(candidate.node.id)
  const principal = memo.principals.get(candidate.node.id)
  const source = { principal, entity, mentions, memo }
  const shared = classOfPair(candidate, role, source) ?? classOfTrust(candidate, role, source)
  const own = shared === null ? classOf(candidate, role, source) : null
  const [known, key] = own === null ? [memo.ofTrust, shared] : [classes, own]
  if (key === null) return judgedAlone(search, candidate, role)
  const found = known.get(key)
  if (found === null) return null
  if (found === undefined) {
    const made = judgedAlone(search, candidate, role)
    known.set(key, made)
    return made
  }
  const why = (sides: SideLookup) => judgementOn(sides, candidate, role)?.why() ?? noReason()
  return { ...found, why }
}

function judgedAlone(search: TrustSearch, candidate: Candidate, role: Role): Judgement | null {
  return judgementOn(sidesIn(search), candidate, role)
}

function judgementOn(
  sides: SideLookup,
  { node, action, view, session, caller }: Candidate,
  role: Role,
): Judgement | null {
  if (view === 'account' || view === 'outside-account') {
    if (node.accountId === null) return judgeAnyone(sides, role)
    const trusted = judgeAccount(sides, role, node.accountId)
    return view === 'account' ? half(trusted, 'delegated') : trusted
  }
  if (caller === null) return { ...unreadable, state: 'trustOnly', reason: 'no-such-principal' }
  const pair = { from: sides.ofCaller(caller), to: sides.ofRole(role.arn, caller), action }
  if (view === 'outside') return elsewhere(pair, sides)
  if (view === 'absent') {
    const trusted = judgeOutside(pair)
    // whatever the policy asks of them, nobody is there to meet it
    const isOpen = trusted?.reason === 'undetermined'
    return half(isOpen ? { ...trusted, state: 'trustOnly' } : trusted, 'no-such-principal')
  }
  const judgement = judge(pair)
  return judgement === null || session === null ? judgement : onlyAs(session, judgement)
}

/** Does the role trust anybody of an account? */
function judgeAccount(sides: SideLookup, role: Role, account: string): Judgement | null {
  const judged = judgedStandIns(sides, { role, account }, (pair) =>
    sides.ours.isOurs(account) ? judgeOutside(pair) : elsewhere(pair, sides),
  )
  return eitherStandIn(judged)
}

/** What is so of each who stands in for an account, or for anyone where that is null, in turn. */
function* judgedStandIns(
  sides: SideLookup,
  { role, account }: { readonly role: Role; readonly account: string | null },
  judgeOne: (pair: Sides, standIn: StandIn) => Judgement | null,
): Generator<Judgement | null> {
  const documents = documentsOf(sides, role)
  const surroundings = { partition: partitionOf(role), isOurs: sides.ours.isOurs }
  const { standIns, isAll } = standInsFor(documents, account, surroundings, whoeverAssumes)
  for (const standIn of standIns) {
    const judgement = judgeOne(pairWith(sides, role, standIn), standIn)
    yield judgement === null ? null : setApart(judgement, standIn)
  }
  if (!isAll) yield undetermined
}

/** Too much is asked of them together to know who meets it. */
const undetermined: Judgement = {
  state: 'unknown',
  reason: 'undetermined',
  conditions: [],
  why: noReason,
}

/** Does the role trust somebody who can't be seen, other than as one of our own, whom that somebody isn't? */
function elsewhere(pair: Sides, { ours }: SideLookup): Judgement | null {
  const judgement = judgeOutside(pair)
  if (judgement === null) return null
  const organization = ours.areMembersKnown ? ours.organization : null
  const letIn = whoOf(pair, { ...ours, organization })
  if (letIn.who === 'unknown') return undetermined
  return letIn.who === 'others' ? asOutsider(judgement, pair, letIn.as) : null
}

/** Without the ways that only our own meet. */
function asOutsider(judgement: Judgement, pair: Sides, as: Outsider | null): Judgement {
  if (as === null || judgement.state !== 'conditional') return judgement
  const others = judgement.others?.filter(as.mayMeet)
  if (as.mayMeet(allConditionsOf(judgement))) {
    return others === undefined || others.length === judgement.others?.length
      ? judgement
      : { ...judgement, others }
  }
  const { besides: _besides, ...rest } = judgement
  const [conditions, ...further] = others ?? []
  if (conditions !== undefined) return { ...rest, conditions, others: further }
  const own = judgedAs(pair, as.keys, as.closed)
  const told = own === null ? [] : allConditionsOf(own)
  return { ...rest, conditions: saying(as.keys).concat(told), others: [] }
}

/**
 * Does the role trust anybody, of whatever account? Half an edge where none but principals of our own accounts and organization meet
 * what it asks for: those who get in have edges of their own.
 */
function judgeAnyone(sides: SideLookup, role: Role): Judgement | null {
  const { ours } = sides
  const inside: Judgement[] = []
  const judged = judgedStandIns(sides, { role, account: null }, (pair, standIn) => {
    const judgement = judgeOutside(pair)
    if (judgement === null) return null
    const letIn = whoOf(pair, ours)
    if (letIn.who === 'nobody') return null
    if (letIn.who === 'unknown') return undetermined
    if (letIn.who === 'others' && !ours.isOurs(standIn.arn.split(':')[4] ?? '')) {
      return asOutsider(judgement, pair, letIn.as)
    }
    inside.push(setApart(judgement, standIn))
    return null
  })
  return eitherStandIn(judged) ?? half(eitherStandIn(inside), 'insiders')
}

/** Whom of those whom the caller of the pair stands for does the role trust? */
function whoOf(pair: Sides, { organization, isOurId }: Ours): LetIn {
  const { caller } = pair.from
  if (caller.kind !== 'outside-principal') return { who: 'others', as: null }
  const stoodFor = { arn: caller.arn, organization, isOurId }
  return whoIsLetIn(pair.to.documents, stoodFor, (keys, closed) => judgedAs(pair, keys, closed) !== null)
}

/** Does the role trust somebody who can't be seen, and who brings nothing else under `closed` than these keys? */
function judgedAs(
  { from, ...rest }: Sides,
  keys: RequestContext,
  closed: readonly string[],
): Judgement | null {
  const told = { ...from.request, context: { ...from.request.context, ...keys } }
  const isOpen = (key: string) => !closed.includes(key) && from.isOpen(key)
  return judgeOutside({ ...rest, from: { ...from, request: told, isOpen } })
}

/** What is said on the side of the role of whoever asks from elsewhere. */
function documentsOf(sides: SideLookup, { arn }: Role): readonly unknown[] {
  return sides.ofRole(arn, { kind: 'anonymous', context: {} }).documents
}

function partitionOf({ arn }: Role): string {
  return arn.split(':')[1] ?? 'aws'
}

function pairWith(sides: SideLookup, role: Role, { arn }: StandIn): Sides {
  const from = sides.ofCaller(outsider(arn))
  return { from, to: sides.ofRole(role.arn, from.caller), action: 'sts:AssumeRole' }
}

/** What is so of somebody made up is on condition of what sets that somebody apart. */
function setApart(judgement: Judgement, { conditions }: StandIn): Judgement {
  return conditions.length === 0 ? judgement : { ...judgement, ...alsoUnder(conditions, judgement) }
}

/** The trusting half of an edge, where the other half can't be there. */
function half(trusted: Judgement | null, reason: Judgement['reason']): Judgement | null {
  if (trusted === null || trusted.state === 'unknown') return trusted
  return { ...trusted, state: 'trustOnly', reason }
}

/** What holds for one session of a role holds for the role if it is assumed under that name. */
function onlyAs(session: string, judgement: Judgement): Judgement {
  if (judgement.state !== 'allowed' && judgement.state !== 'conditional') return judgement
  return { ...judgement, state: 'conditional', ...alsoUnder([namedSo(session)], judgement) }
}
