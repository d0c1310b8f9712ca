import type { Glob } from '#engine/text/glob.ts'
import { anyOne, anyRun } from '#engine/text/wildcards.ts'

import { exampleOf } from '../questions/examples-in.ts'
import type { Bearing, Place, Sides } from './bearing-within.ts'
import { layingsOf } from './layings.ts'
import { type Granted, patternsOf } from './patterns-of.ts'
import { fillersBeside, spelledBeside } from './spelled-beside.ts'
import { type Standing, type Weight, weighing } from './weighing.ts'

/** How many things inside a resource are asked about at most: fewer are all that are decided otherwise than one another. */
export const mostKeys = 32

/** How many are thought of for them: as examples of patterns that are allowed, and of such patterns laid over others. */
const mostExamples = 300
const mostSpelled = 300

/** Where something is asked for, and by whom. */
type Asked = Pick<Place, 'inside' | 'principal'> & Standing

/**
 * ARNs of things inside, one of each kind that the statements tell apart: first those that nothing stands against. Each statement that
 * allows something has its turn before any has a second. Cost: bounded, whatever the number of statements; nearly always the lengths
 * of their patterns.
 */
export function keysSpelled(sides: Sides<Bearing>, asked: Asked): readonly string[] {
  const { inside, principal } = asked
  const { granted, bounds, shut } = patternsOf(sides, asked)
  const weightOf = weighing(sides, asked)
  const found = new Map<string, Weight & { readonly rest: string }>()
  const add = (rest: string) => {
    const weight = weightOf(rest)
    if (!found.has(weight.seal)) found.set(weight.seal, { ...weight, rest })
    return weight
  }
  for (const rest of unheardOf) add(rest)
  for (const { text } of granted.slice(0, mostExamples)) {
    const rest = text === null ? '' : exampleOf(text, principal).slice(inside.length)
    if (rest !== '') add(rest)
  }

  const fillers = fillersBeside([...shut, ...granted.flatMap(({ but }) => but)])
  // patterns of which the same is said, once one of them led to something that no other could better
  const known = new Map<string, readonly Weight[]>()
  const isSettled = (one: Granted) =>
    known.get(kindOf(one))?.some(({ denied, unsure }) => denied <= one.denied && unsure <= one.unsure) ===
    true
  let spelled = 0
  for (const lay of layingsOf(bounds)) {
    for (const one of granted) {
      if (isSettled(one)) continue
      lay(one, (globs, but) => {
        if (spelled >= mostSpelled) return true
        spelled += 1
        const rest = spelledBeside([something, ...globs], { but, shut: one.open, fillers })
        if (rest === null) return false
        known.set(kindOf(one), [...(known.get(kindOf(one)) ?? []), add(rest)])
        return isSettled(one)
      })
    }
  }
  return [...found.values()]
    .toSorted((one, other) => one.denied + one.unsure - other.denied - other.unsure)
    .slice(0, mostKeys)
    .map(({ rest }) => `${inside}${rest}`)
}

/** Patterns of one kind are decided alike where neither more nor less stands against them. */
function kindOf({ says, against }: Granted): string {
  return `${says} ${against}`
}

const unheardOf = ['example', '0/0']
const something: Glob = [anyOne, anyRun]
