import { type Bearing, bearingOn, type Sides } from './bearing-within.ts'

/** How things inside are decided, as far as statements tell by what they spell. */
export type Weight = {
  /** Things of one seal are decided alike. */
  readonly seal: string
  /** How many conditions its being allowed hangs on. */
  readonly unsure: number
  /** How many conditions may deny it, or Denies of which it isn't certain that they spare it; far more where it is denied for certain. */
  readonly denied: number
}

export type Standing = {
  /** One needs a permission of its own and that of the resource: it is of another account. */
  readonly needsBoth: boolean
  /** It needs none, as root. */
  readonly isRoot: boolean
}

/** More than all conditions together. */
export const certainly = 1000

/** Weighs things inside, by what comes after the beginning that they share. Cost: each pattern once for each thing. */
export function weighing(
  { own, resource, limits }: Sides<Bearing>,
  { needsBoth, isRoot }: Standing,
): (rest: string) => Weight {
  const numbers = new Map<string, number>()
  const numberOf = (says: string) => {
    const number = numbers.get(says) ?? numbers.size
    numbers.set(says, number)
    return number
  }
  const letting = needsBoth ? [own, resource] : [[...own, ...resource]]
  const bounding = limits.filter((list) => list.some(({ isAllow }) => isAllow))
  const sides = [...(isRoot ? [] : letting), ...bounding]
  const all = [own, resource, ...limits].flat()
  return (rest) => {
    // of each that bears on it whether it does so whatever the call brings
    const met = new Map<Bearing, boolean>()
    const marks = new Set<number>()
    let spared = 0 // by what isn't certain
    for (const one of all) {
      const { isMet, isSure, mark } = bearingOn(one, rest)
      if (isMet) met.set(one, isSure && !one.isConditional)
      else if (!isSure) spared += 1
      if (mark !== null) marks.add(numberOf(mark))
    }
    const allowing = sides.map((side) => side.filter((one) => one.isAllow && met.has(one)))
    const lacking = allowing.filter((list) => list.length === 0).length
    const denials = [...met].filter(([{ isAllow }]) => !isAllow)
    return {
      seal: [...marks].toSorted((one, other) => one - other).join(),
      unsure: allowing.filter((list) => list.every((one) => met.get(one) === false)).length - lacking,
      denied: denials.reduce(
        (sum, [, isCertain]) => sum + (isCertain ? certainly : 1),
        lacking * certainly + spared,
      ),
    }
  }
}
