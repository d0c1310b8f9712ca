import { commonSpelling } from '#engine/text/common-spelling.ts'
import { type Glob, literalGlob, spells } from '#engine/text/glob.ts'
import { anyOne, anyRun } from '#engine/text/wildcards.ts'
import type { Principal, Resource } from '#model/entities/entity.ts'

import type { Held } from '../questions/certain-denial.ts'
import { exampleOf, patternFor } from '../questions/examples-in.ts'
import { resourcesNamed, type ResourcesNamed } from './resources-named.ts'

/** How many things inside a resource are asked about. */
const mostKeys = 32

/** So many patterns that leave less are laid over each other. */
const mostLimits = 6

/**
 * Things inside a resource that are worth asking about, such as objects of a bucket: some that nobody has thought of, and one
 * for each pattern inside it that the principal's policies or the resource's own allow, and for what what bounds them and the
 * organization leaves of it; with the principal's own name and tags where they say `${aws:username}` and the like. Where there is a
 * choice, none that a Deny names.
 */
export function keysWithin(
  resource: Resource,
  held: Held | null,
  limits: readonly unknown[],
): readonly string[] {
  const inside = resource.type === 's3-access-point' ? `${resource.arn}/object/` : `${resource.arn}/`
  const letting = resourcesNamed(resource.policy)
  const own = [...(held?.documents ?? []).flatMap(resourcesNamed), ...letting]
  const others = [held?.boundary, ...limits].flatMap(resourcesNamed)
  const principal = held?.principal ?? null
  const { granted, narrowing, shut } = patternsInside({ inside, principal, own, resource: letting, others })
  const within: Glob = [...literalGlob(inside), anyOne, anyRun]
  const some = (globs: readonly Glob[], closed: readonly Glob[]) => spelledBy([within, ...globs], closed)
  const few = narrowing.slice(0, mostLimits)
  const pairs = few.flatMap((one, at) => few.slice(at + 1).map((other) => [one, other]))
  const laidOver = [[], ...narrowing.map((one) => [one]), ...pairs]
  const named = granted.flatMap(({ text, glob, but }) => {
    // what a Deny names may be denied another action alone
    const closed = but.length === 0 ? [shut] : [[...but, ...shut], but]
    const found: readonly (string | null)[] = laidOver.flatMap((globs) =>
      closed.map((one) => some([glob, ...globs], one)),
    )
    return text.startsWith(inside) ? [exampleOf(text, principal), found].flat() : found
  })
  const keys = named.flatMap((key) => key ?? []).filter((key) => key.length > inside.length)
  return distinct([...unheardOf.map((key) => `${inside}${key}`), ...keys]).slice(0, mostKeys)
}

type Said = {
  readonly inside: string
  readonly principal: Principal | null
  /** What lets somebody in, what of it stands on the side of the resource, and what else bounds it. */
  readonly own: readonly ResourcesNamed[]
  readonly resource: readonly ResourcesNamed[]
  readonly others: readonly ResourcesNamed[]
}

/** The patterns that may spell something inside: those that are allowed, with what each leaves out, those that leave no more, and those that are shut. */
function patternsInside({ inside, principal, own, resource, others }: Said) {
  const textsOf = (list: readonly ResourcesNamed[], isMeant: (one: ResourcesNamed) => boolean) =>
    distinct(list.filter(isMeant).flatMap(({ texts }) => texts)).filter((text) => mayBeInside(text, inside))
  const all = [...own, ...others]
  const isAll = (glob: Glob) => glob.at(-1) === anyRun && spells(glob, inside)
  const globsOf = (texts: readonly string[]) =>
    distinct(texts).flatMap((text): readonly Glob[] => {
      const glob = patternFor(text, principal)
      return isAll(glob) ? [] : [glob]
    })
  const granted = textsOf(own, ({ isAllow, negated }) => isAllow && !negated)
  const allBut = own.filter(({ isAllow, negated }) => isAllow && negated)
  return {
    granted: [
      ...granted.map((text) => ({ text, glob: patternFor(text, principal), but: [] })),
      ...allBut.map((one) => ({ text: '*', glob: [anyRun], but: globsOf(textsOf([one], () => true)) })),
    ],
    narrowing: globsOf([
      // of another account one needs both: a permission of its own and that of the resource
      ...textsOf([...others, ...resource], ({ isAllow, negated }) => isAllow && !negated),
      ...textsOf(all, ({ isAllow, negated }) => !isAllow && negated),
    ]),
    shut: globsOf([
      ...textsOf(all, ({ isAllow, negated }) => !isAllow && !negated),
      ...textsOf([...others, ...resource], ({ isAllow, negated }) => isAllow && negated),
    ]),
  }
}

/** May the text spell something that begins with `inside`? Compares what stands before its first wildcard or variable. */
function mayBeInside(text: string, inside: string): boolean {
  const end = text.search(/[*?$]/)
  const head = end < 0 ? text : text.slice(0, end)
  return head.startsWith(inside) || (end >= 0 && inside.startsWith(head))
}

const unheardOf = ['example', '0/0']

/** A text that all patterns spell; one that none of `shut` does, where some letter makes one. */
function spelledBy(globs: readonly Glob[], shut: readonly Glob[]): string | null {
  const [first] = fillers
  const found = commonSpelling(globs, first)
  const isShut = (text: string) => shut.some((glob) => spells(glob, text))
  if (found === null || !isShut(found)) return found
  for (const filler of fillers) {
    const other = commonSpelling(globs, filler)
    if (other !== null && !isShut(other)) return other
  }
  return found
}

const fillers = ['x', '0', 'a', 'q', 'Z', '_'] as const

function distinct<One>(list: readonly One[]): readonly One[] {
  return [...new Set(list)]
}
