import { type Glob, literalHead, spells } from '#engine/text/glob.ts'
import { anyRun } from '#engine/text/wildcards.ts'

import { type Bearing, isAny, type Sides } from './bearing-within.ts'
import { certainly, type Standing } from './weighing.ts'

/** What a statement spells of the things inside, less what it leaves out. */
export type Spelling = { readonly glob: Glob; readonly but: readonly Glob[] }

/** A pattern that is allowed. */
export type Granted = Spelling & {
  /** As it stands in the policy, where that is all inside. */
  readonly text: string | null
  readonly says: string
  /** Denies that may spare some of it. */
  readonly open: readonly Glob[]
  /** What is said where all that it spells is denied: of patterns of one saying those of which that is the same are decided alike. */
  readonly against: string
  /** What denies all that it spells, and whether it hangs on more than who asks: see `Weight`. */
  readonly denied: number
  readonly unsure: number
}

/**
 * What is allowed inside a resource, in an order in which each saying has its turn, the surest first; what bounds that, where of each bound
 * one is enough; and what is denied.
 */
export type Patterns = {
  readonly granted: readonly Granted[]
  readonly bounds: readonly (readonly Spelling[])[]
  readonly shut: readonly Glob[]
}

/** The patterns of statements that are worth spelling. Cost: each that is allowed is compared with each that is denied. */
export function patternsOf(
  { own, resource, limits }: Sides<Bearing>,
  { needsBoth, isRoot }: Standing,
): Patterns {
  const denials = [own, resource, ...limits].flat().filter(({ isAllow }) => !isAllow)
  const denied = denials
    .filter(({ negated }) => !negated)
    .flatMap(({ spelled, isConditional, says }) =>
      spelled.map(({ glob, loose }) => ({
        glob,
        says: loose ?? says,
        weight: isConditional || loose !== null ? 1 : certainly,
      })),
    )
  const root = { says: 'root', isConditional: false, text: null, glob: [anyRun], but: [] }
  const allowed = [...(isRoot ? [root] : []), ...allowedBy(own), ...allowedBy(resource)]
  const bounds = [
    ...(needsBoth ? [allowedBy(own), allowedBy(resource)] : []),
    ...limits.map(allowedBy),
    ...denials
      .filter(({ negated }) => negated)
      .map(({ spelled }) => spelled.map(({ glob }) => ({ glob, but: [], isConditional: false }))),
  ]
  return {
    granted: inTurns(allowed.map((one) => granted(one, denied))),
    bounds: bounds.filter((bound) => bound.length > 0 && !bound.some(leavesAll)),
    shut: denied.map(({ glob }) => glob),
  }
}

type Allowed = Spelling & Pick<Granted, 'text' | 'says'> & { readonly isConditional: boolean }

/** What statements allow: what hangs on no condition first. */
function allowedBy(statements: readonly Bearing[]): readonly Allowed[] {
  const allowed = statements
    .filter(({ isAllow }) => isAllow)
    .flatMap(({ says, isConditional, negated, spelled }): readonly Allowed[] => {
      if (!negated)
        return spelled.map(({ text, glob, loose }) => ({
          says: loose ?? says,
          isConditional,
          text,
          glob,
          but: [],
        }))
      // what it isn't certain to leave out may be allowed
      const but = spelled.filter(({ loose }) => loose === null).map(({ glob }) => glob)
      return but.some(isAny) ? [] : [{ says, isConditional, text: null, glob: [anyRun], but }]
    })
  return allowed.toSorted((one, other) => Number(one.isConditional) - Number(other.isConditional))
}

type Denied = { readonly glob: Glob; readonly says: string; readonly weight: number }

function granted({ isConditional, ...one }: Allowed, denials: readonly Denied[]): Granted {
  const head = literalHead(one.glob)
  const open: Glob[] = []
  const against = new Set<string>()
  let denied = 0
  for (const { glob, says, weight } of denials) {
    if (spellsAllAfter(glob, head)) {
      denied += weight
      against.add(says)
    } else open.push(glob)
  }
  return { ...one, open, against: [...against].join(' '), denied, unsure: isConditional ? 1 : 0 }
}

/** Does it spell whatever begins so? */
function spellsAllAfter(glob: Glob, head: string): boolean {
  return glob.at(-1) === anyRun && spells(glob, head)
}

/** The first of each saying, then the second of each, of each turn those first that least stands against. */
function inTurns(list: readonly Granted[]): readonly Granted[] {
  const seen = new Map<string, number>()
  const surestFirst = list.toSorted((one, other) => one.denied + one.unsure - other.denied - other.unsure)
  const turns = surestFirst.map((one) => {
    const turn = seen.get(one.says) ?? 0
    seen.set(one.says, turn + 1)
    return { one, turn }
  })
  return turns.toSorted((one, other) => one.turn - other.turn).map(({ one }) => one)
}

/** Is it no bound at all? */
function leavesAll({ glob, but, isConditional }: Spelling & Pick<Allowed, 'isConditional'>): boolean {
  return isAny(glob) && but.length === 0 && !isConditional
}
