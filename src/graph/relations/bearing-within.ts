import { type Glob, restsAfter, spells } from '#engine/text/glob.ts'
import { anyRun } from '#engine/text/wildcards.ts'
import type { Principal } from '#model/entities/entity.ts'

import { patternFor } from '../questions/examples-in.ts'
import type { StatementRead } from './statements-read.ts'

/** The statements that count, by where they stand. */
export type Sides<Statement = StatementRead> = {
  /** Of the policies of whoever asks. */
  readonly own: readonly Statement[]
  /** Of the resource's policy. */
  readonly resource: readonly Statement[]
  /** Of the boundary and of each policy of the organization. */
  readonly limits: readonly (readonly Statement[])[]
}

/** What a text spells of the things inside: what comes after the beginning that they share. */
type Spelled = {
  /** As it stands, where it is all inside. */
  readonly text: string | null
  readonly glob: Glob
  /** Where it isn't certain here that it means all of it: what tells it from all others. */
  readonly loose: string | null
}

/** A statement as it bears on the things inside: on those that are spelled, or where that is `negated` on all others. */
export type Bearing = {
  readonly isAllow: boolean
  readonly isConditional: boolean
  readonly negated: boolean
  readonly spelled: readonly Spelled[]
  /** Of what several bear on, those that say the same decide the same. */
  readonly says: string
}

/** `inside`: how the ARN of everything inside begins. `principal`: whose name and tags variables stand for. */
export type Place = {
  readonly inside: string
  readonly principal: Principal | null
  /** Does it hang on more than who asks whether a statement counts? */
  readonly isOpen: (statement: StatementRead) => boolean
}

/** How each of the statements bears on what is inside. Cost: the lengths of their patterns. */
export function bearingWithin({ own, resource, limits }: Sides, place: Place): Sides<Bearing> {
  const read = (side: string, list: readonly StatementRead[]) =>
    list.map((one, at) => bearingOf(one, place, `${side} ${at}`))
  return {
    own: read('own', own),
    resource: read('resource', resource),
    limits: limits.map((list, at) => read(`limit ${at}`, list)),
  }
}

function bearingOf(statement: StatementRead, place: Place, where: string): Bearing {
  const { isAllow, resources, says } = statement
  const texts = [...new Set(resources.texts)]
  // without a value for one of its variables it is passed over (R2.16)
  const isDoubtful = resources.negated && texts.some((text) => text.includes('${'))
  const isLoose = says.includes('${') || (resources.negated && !texts.every(isPlain))
  return {
    isAllow,
    isConditional: isDoubtful || place.isOpen(statement),
    negated: resources.negated,
    spelled: texts.flatMap((text) => spelledBy(text, place, where)),
    // what isn't told here for certain is like no other
    says: isLoose ? where : `${where.replace(/ \d+$/, '')} ${says}`,
  }
}

function spelledBy(text: string, { inside, principal }: Place, where: string): readonly Spelled[] {
  const loose = isPlain(text) ? null : `${where} ${text}`
  if (text.startsWith(inside))
    return [{ text, glob: patternFor(text.slice(inside.length), principal), loose }]
  if (!mayBeInside(text, inside)) return []
  return restsAfter(patternFor(text, principal), inside).map((glob) => ({ text: null, glob, loose }))
}

/** Does it mean just what it spells: without variables, wildcards before its last part, or a type of IAM left open (R2.11, R2.12)? */
function isPlain(text: string): boolean {
  return text === '*' || (/^(?:[^:*?$]*:){5}[^$]*$/.test(text) && !/^arn:[^:]*:iam:[^/]*[*?]/.test(text))
}

/** May the text spell something that begins with `inside`? Compares what stands before its first wildcard or variable. */
function mayBeInside(text: string, inside: string): boolean {
  const end = text.search(/[*?$]/)
  return end >= 0 && inside.startsWith(text.slice(0, end))
}

/**
 * Whether a statement bears on what comes after the beginning: where that isn't certain, as is better for who asks, and `isSure` is
 * false. `mark`: what others that bear on it alike have in common.
 */
export function bearingOn(
  { isAllow, spelled, negated, says }: Bearing,
  rest: string,
): { readonly isMet: boolean; readonly isSure: boolean; readonly mark: string | null } {
  let loose: string | null = null
  for (const one of spelled) {
    if (!spells(one.glob, rest)) continue
    if (one.loose === null) return { isMet: !negated, isSure: true, mark: negated ? null : says }
    loose = `${loose ?? ''} ${one.loose}`
  }
  if (loose !== null) return { isMet: isAllow || !negated, isSure: false, mark: loose }
  return { isMet: negated, isSure: true, mark: negated ? says : null }
}

/** Does the pattern spell whatever there is? */
export function isAny(glob: Glob): boolean {
  return glob.length === 1 && glob[0] === anyRun
}
