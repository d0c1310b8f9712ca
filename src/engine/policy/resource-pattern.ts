import { ok, refused, type Result } from '../result.ts'
import { globOf, literalHead, spells, type Glob } from '../text/glob.ts'
import { templateMatcher, type TemplateMatcher, type ValueOf } from '../text/template-matcher.ts'
import { globOfPieces, parseTemplate, resolveTemplate, variablesOf, type Template } from '../text/template.ts'
import { matcherOf, type TextMatcher } from '../text/text-matcher.ts'
import { anyOne, anyRun, oneInPart, runInPart } from '../text/wildcards.ts'

/** One entry of `Resource` or `NotResource`. */
export type ResourcePattern =
  | { readonly kind: 'everything' }
  /** `beginning`: the text that all it matches begins with; `isWhole` where that is all it matches. */
  | {
      readonly kind: 'glob'
      readonly beginning: string
      readonly isWhole: boolean
      readonly matches: TextMatcher
    }
  /** `tail` is the sixth part, with variables; `head` is what stands before it, its fifth colon included. */
  | {
      readonly kind: 'with-variables'
      readonly head: Glob
      readonly tail: Template
      readonly beginning: string
      readonly matches: TemplateMatcher
    }
  /** Accepted by IAM and names nothing (R2.12, R2.14, R2.16). */
  | { readonly kind: 'names-nothing' }

/** What one entry says of a resource; `unresolved` where a variable has no value. */
export type ResourceMatch = 'matches' | 'differs' | 'unresolved'

/**
 * Read one entry of `Resource` or `NotResource`: `*`, or an ARN with wildcards and variables.
 *
 * Refuses (bad-arn) text that doesn't begin with `arn:`, has fewer than six parts with no trailing `*` in a part
 * to span the others, holds blanks or a `${` before its sixth part's text, or a wildcard in the service part.
 *
 * Rules R2.9 to R2.12, R2.14. Source: IAM User Guide, "IAM JSON policy elements: Resource".
 */
export function parseResourcePattern(
  text: string,
  hasVariables: boolean,
): Result<ResourcePattern, 'bad-arn' | 'wildcard-in-service'> {
  if (text === '*') return ok({ kind: 'everything' })
  if (!text.startsWith('arn:')) return refused('bad-arn')

  const { head, tail } = splitHead(text)
  const [, partition = '', service = '', ...rest] = head.split(':')
  if (/\s/.test(head) || partition === '' || service === '') return refused('bad-arn')
  if (tail === null && !rest.some((part) => part.endsWith('*'))) return refused('bad-arn')
  if (/[*?]/.test(service)) return refused('wildcard-in-service')
  if (head.includes('${') && hasVariables) return ok({ kind: 'names-nothing' })
  if (tail === null) return ok(globPattern(arnGlob(text)))
  if (service === 'iam' && hasWildcardType(tail)) return ok({ kind: 'names-nothing' })
  return ok(completePattern(head, tail, hasVariables))
}

/**
 * Does the entry match the ARN of a request? `*` as the resource of a request is matched by the entry `*` alone
 * (R1.6). Inserted values are literal (R5.5).
 */
export function matchResource(pattern: ResourcePattern, resource: string, valueOf: ValueOf): ResourceMatch {
  if (matchesResource(pattern, resource, valueOf)) return 'matches'
  if (pattern.kind === 'names-nothing') return 'unresolved'
  if (pattern.kind !== 'with-variables') return 'differs'
  return resolveTemplate(pattern.tail, valueOf) === null ? 'unresolved' : 'differs'
}

/** Is `matchResource` `matches`? Cheaper, where it doesn't matter why not. */
export function matchesResource(pattern: ResourcePattern, resource: string, valueOf: ValueOf): boolean {
  switch (pattern.kind) {
    case 'everything':
      return true
    case 'names-nothing':
      return false
    case 'glob':
      return pattern.matches(resource)
    case 'with-variables':
      return pattern.matches(resource, valueOf)
  }
}

function completePattern(head: string, tail: string, hasVariables: boolean): ResourcePattern {
  const template = hasVariables && tail.includes('${') ? parseTemplate(tail) : null
  if (template === null) return globPattern(arnGlob(head + tail))
  const glob = arnGlob(head)
  if (variablesOf(template).length > 0) return variablePattern(glob, template)
  // nothing but escapes: no value is missing, so it resolves now
  const pieces = resolveTemplate(template, () => undefined) ?? []
  return globPattern([...glob, ...globOfPieces(pieces)])
}

function globPattern(glob: Glob): ResourcePattern {
  const beginning = literalHead(glob)
  return { kind: 'glob', beginning, isWhole: beginning.length === glob.length, matches: matcherOf(glob) }
}

function variablePattern(head: Glob, tail: Template): ResourcePattern {
  const headText = literalHead(head)
  const [first] = tail
  if (headText.length < head.length) {
    return { kind: 'with-variables', head, tail, beginning: headText, matches: spellingOut(head, tail) }
  }
  const fixed = first !== undefined && 'text' in first ? literalHead(globOfPieces([first])) : ''
  const matches = templateMatcher([{ text: headText, literal: true }, ...tail])
  return { kind: 'with-variables', head, tail, beginning: headText + fixed, matches }
}

/** For a head with wildcards: what a `*` may span there depends on the part that it stands in. */
function spellingOut(head: Glob, tail: Template): TemplateMatcher {
  return (resource, valueOf) => {
    const pieces = resolveTemplate(tail, valueOf)
    return pieces !== null && spells([...head, ...globOfPieces(pieces)], resource)
  }
}

/**
 * The wildcards of an ARN pattern. In the first five parts a `*` that ends its part may run on over colons, any
 * other may not; the sixth part is plain text, colons included.
 *
 * Rule R2.11 [OPEN]: the Resource page says "If the * wildcard is the last character of a resource ARN segment,
 * it can expand to match beyond the colon boundaries"; S3's page says it can't.
 */
function arnGlob(text: string): Glob {
  let colons = 0
  return globOf(text).map((unit, at) => {
    if (text[at] === ':') colons++
    if (colons >= 5) return unit
    if (unit === anyOne) return oneInPart
    const endsPart = at + 1 === text.length || text[at + 1] === ':'
    return unit === anyRun && !endsPart ? runInPart : unit
  })
}

/** Split before the sixth part. `tail` is null where there are fewer parts. */
function splitHead(text: string): { readonly head: string; readonly tail: string | null } {
  let end = -1
  for (let colons = 0; colons < 5; colons++) {
    end = text.indexOf(':', end + 1)
    if (end < 0) return { head: text, tail: null }
  }
  return { head: text.slice(0, end + 1), tail: text.slice(end + 1) }
}

/** `u*` or `role*` in an IAM ARN: the resource type must be written in full (R2.12). A lone `*` names all. */
function hasWildcardType(tail: string): boolean {
  if (tail === '*') return false
  const slash = tail.indexOf('/')
  return /[*?]/.test(slash < 0 ? tail : tail.slice(0, slash))
}
