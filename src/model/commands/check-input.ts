import { quotas, textRules, type QuotaName, type TextRuleName } from '../entities/limits.ts'
import type { Tags } from '../entities/names.ts'
import type { InputRule, Problem } from './problem.ts'

/** Does a text keep to its rule? Null where it does. Length counts characters, not UTF-16 units. */
export function checkText(field: string, found: string, text: TextRuleName): Problem | null {
  const { pattern, min, max } = textRules[text]
  const length = Array.from(found).length
  if (length < min) return invalid(field, found, 'too-short', text)
  if (length > max) return invalid(field, found, 'too-long', text)
  return pattern.test(found) ? null : invalid(field, found, 'characters', text)
}

/** As `checkText`, for each of a list; the field of the n-th is `FIELD.n`. */
export function checkTexts(field: string, found: readonly string[], text: TextRuleName): Problem | null {
  return first(found.map((one, i) => checkText(`${field}.${i}`, one, text)))
}

/** Paths under `/aws-service-role/` and `/aws-reserved/` are AWS's own (R10.11). */
export function checkPath(path: string, text: 'path' | 'policy-path'): Problem | null {
  const isReserved = /^\/aws-(?:service-role|reserved)\//.test(path)
  return checkText('path', path, text) ?? (isReserved ? invalid('path', path, 'reserved-prefix', text) : null)
}

/** How tag keys are told apart: on users and roles without regard to letter case. */
export type TagKeys = 'case-insensitive' | 'case-sensitive'

/**
 * May an entity that has the tags `before` be given `tags`? Keys that begin with `aws:` are AWS's: they may stay
 * as they are and neither come nor change.
 *
 * Source: IAM User Guide, "Tags for AWS Identity and Access Management resources".
 */
export function checkTags(tags: Tags, before: Tags, keys: TagKeys): Problem | null {
  const entries = Object.entries(tags)
  const seen = new Set<string>()
  for (const [key, value] of entries) {
    const field = `tags.${key}`
    const known = keys === 'case-insensitive' ? key.toLowerCase() : key
    if (seen.has(known)) return invalid(field, key, 'duplicate-key', 'tag-key')
    seen.add(known)
    const isKept = Object.hasOwn(before, key) && before[key] === value
    if (/^aws:/i.test(key) && !isKept) return invalid(field, key, 'reserved-prefix', 'tag-key')
    const problem = checkText(field, key, 'tag-key') ?? checkText(field, value, 'tag-value')
    if (problem !== null) return problem
  }
  return checkCount('tags-per-entity', entries.length, Object.keys(before))
}

/** Does a count or size keep to its quota? `present` names what counts already. */
export function checkCount(quota: QuotaName, found: number, present: readonly string[]): Problem | null {
  const { limit } = quotas[quota]
  return found <= limit ? null : { kind: 'limit-exceeded', quota, limit, found, present }
}

/** A refusal of one field of the input. */
export function invalid(field: string, found: string, rule: InputRule, text: TextRuleName | null): Problem {
  return { kind: 'invalid-input', field, found, rule, text }
}

/** The first problem of several checks. */
export function first(problems: readonly (Problem | null)[]): Problem | null {
  return problems.find((problem) => problem !== null) ?? null
}
