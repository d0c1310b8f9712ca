import { globOf, literalGlob, literalHead, type Glob } from './glob.ts'
import {
  globOfPieces,
  resolveTemplate,
  variablesOf,
  type Piece,
  type Template,
  type Variable,
} from './template.ts'
import { matcherOf } from './text-matcher.ts'

/** The value of a variable, by its name in lower case; undefined where it has none. */
export type ValueOf = (folded: string) => string | undefined

/** Does the template, its variables replaced, spell all of `text`? False where a variable has no value (R5.7). */
export type TemplateMatcher = (text: string, valueOf: ValueOf) => boolean

/**
 * Prepare a template for many texts. Text and variables before the first wildcard are compared one after another,
 * so that nothing is built for what differs there, nor for a template with no variable after a wildcard.
 */
export function templateMatcher(template: Template): TemplateMatcher {
  if (variablesOf(template).length === 0) return matcherOf(globOfPieces(template.filter(isPiece)))
  const { fixed, rest } = splitAtWildcard(template)
  const matchesRest = rest === null ? null : matcherOf(rest)
  return (text, valueOf) => {
    let at = 0
    for (const part of fixed) {
      const wanted = typeof part === 'string' ? part : (valueOf(part.folded) ?? part.fallback)
      if (wanted === null || !text.startsWith(wanted, at)) return false
      at += wanted.length
    }
    return matchesRest === null ? spellsAll(template, text, valueOf) : matchesRest(text.slice(at))
  }
}

function spellsAll(template: Template, text: string, valueOf: ValueOf): boolean {
  const pieces = resolveTemplate(template, valueOf)
  return pieces !== null && matcherOf(globOfPieces(pieces))(text)
}

type Split = {
  /** What every match begins with. */
  readonly fixed: readonly (string | Variable)[]
  /** From the first wildcard on; null where a variable follows it. */
  readonly rest: Glob | null
}

function splitAtWildcard(template: Template): Split {
  const fixed: (string | Variable)[] = []
  for (const [index, part] of template.entries()) {
    if ('key' in part) {
      fixed.push(part)
      continue
    }
    const glob = part.literal ? literalGlob(part.text) : globOf(part.text)
    const head = literalHead(glob)
    fixed.push(head)
    if (head.length === glob.length) continue
    const after = template.slice(index + 1)
    const isOpen = variablesOf(after).length > 0
    return {
      fixed,
      rest: isOpen ? null : [...glob.slice(head.length), ...globOfPieces(after.filter(isPiece))],
    }
  }
  return { fixed, rest: [] }
}

function isPiece(part: Template[number]): part is Piece {
  return 'text' in part
}
