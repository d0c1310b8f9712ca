import type { Condition } from '../condition/condition.ts'
import type { Question } from '../request/question.ts'
import { commonSpelling } from '../text/common-spelling.ts'
import { globOf, literalGlob, restsAfter, spells, spellsBeginning, type Glob } from '../text/glob.ts'
import { anyOne, anyRun } from '../text/wildcards.ts'
import type { IsOpen, Likelihood } from './likelihood.ts'
import { requirement } from './possibility-requirement.ts'

const userId = 'aws:userid'

/**
 * Where the session of a role may have any name, what its `aws:userid` begins with: the role's id and a colon. Such a request says
 * so by that value, which no session has, while it leaves the key open.
 *
 * Rule R6.2. Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */
export function beginningOf(folded: string, { context }: Question, isOpen: IsOpen): string | null {
  if (folded !== userId) return null
  const found = context.get(userId)
  const [value = ''] = found?.values ?? []
  return found?.multivalued === false && value.endsWith(':') && isOpen(userId) ? value : null
}

/** Does the condition on the caller's id hold, whatever the session of that beginning is called? */
export function likelihoodFrom(condition: Condition, beginning: string): Likelihood {
  const { operator, setOperator, hasVariables } = condition
  if (setOperator !== null || hasVariables) return 'maybe'
  if (operator.family === 'null') return holdsFor(condition, `${beginning}${someName}`) ? 'yes' : 'no'
  if (operator.family !== 'string') return 'maybe'
  const [start, ...globs] = [literalGlob(beginning), ...globsOf(condition)].map((glob) =>
    /ignorecase/i.test(operator.name) ? lowered(glob) : glob,
  )
  if (start === undefined) return 'maybe'
  const text = String.fromCharCode(...start)
  const isMet = globs.some((glob) => glob.at(-1) === anyRun && spells(glob, text))
  if (isMet) return operator.negated ? 'no' : 'yes'
  if (globs.some((glob) => spellsBeginning(glob, text))) return 'maybe'
  return operator.negated ? 'yes' : 'no'
}

/**
 * The condition on the caller's id as it is of sessions of that beginning, word for word: each pattern by what it spells of their names, in
 * which no colon stands. The condition itself where that can't be said.
 */
export function ofSessions(condition: Condition, beginning: string): Condition {
  const { operator, setOperator, hasVariables, operatorText, key, values } = condition
  if (setOperator !== null || hasVariables || !operator.name.endsWith('Like')) return condition
  const texts = values.flatMap(({ text }) =>
    restsAfter(globOf(text), beginning)
      .map(textOf)
      .filter((name) => !name.includes(':'))
      .map((name) => beginning + name),
  )
  return texts.length === 0 ? condition : (requirement(operatorText, key, texts)?.condition ?? condition)
}

function textOf(glob: Glob): string {
  return glob
    .map((unit) => (unit === anyRun ? '*' : unit === anyOne ? '?' : String.fromCharCode(unit)))
    .join('')
}

const someName = 'some-session'

/** Ids of that beginning to try where these conditions are on it: such as each spells, such as two do, and another. */
export function idsFrom(conditions: readonly Condition[], beginning: string): readonly string[] {
  const ofSession: Glob = [...literalGlob(beginning), anyOne, anyOne, anyRun]
  const globs = conditions.filter(({ operator }) => operator.family === 'string').flatMap(globsOf)
  const few = globs.slice(0, mostPaired)
  const sets = [
    ...globs.map((glob) => [glob]),
    ...few.flatMap((one, at) => few.slice(at + 1).map((other) => [one, other])),
  ]
  const spelled = sets.flatMap((set) => commonSpelling([ofSession, ...set], 'x') ?? [])
  return [...new Set([...spelled, `${beginning}${someName}`])]
}

/** So many patterns are tried two by two. */
const mostPaired = 8

/** Ids of that beginning that stand in the resource, where a variable may have to spell one. */
export function idsIn(resource: string, beginning: string): readonly string[] {
  return resource
    .split('/')
    .flatMap((part) => {
      const at = part.indexOf(beginning)
      return at < 0 ? [] : [part.slice(at)]
    })
    .filter((id) => id.length > beginning.length + 1)
}

function globsOf({ operator, values }: Condition): readonly Glob[] {
  const isPattern = operator.name.endsWith('Like')
  return values.map(({ text }) => (isPattern ? globOf(text) : literalGlob(text)))
}

function lowered(glob: Glob): Glob {
  return glob.map((unit) => (unit < 0 ? unit : String.fromCharCode(unit).toLowerCase().charCodeAt(0)))
}

function holdsFor(condition: Condition, id: string): boolean {
  const state = { values: [id], multivalued: false }
  return condition.holds({ get: (folded) => (folded === userId ? state : undefined) })
}
