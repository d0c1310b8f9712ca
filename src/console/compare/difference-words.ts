import type { StatementReference } from '#engine/evaluate/decision.ts'
import { type ActionDifference, type DifferenceKind, isNewAccess } from '#graph/questions/difference.ts'

import { leftOutSentence } from '../parts/explain/difference-line.ts'
import { statementName } from '../parts/explain/statement-name.ts'
import { accessText, stateWord } from '../parts/questions/access-words.tsx'
import { differenceGroups, ofGroup, whoText } from './difference-groups.ts'

/** Each kind with a sign that needs no colour. */
export const kindWords: Readonly<Record<DifferenceKind, string>> = {
  gained: '+ Gained',
  lost: '− Lost',
  'now-conditional': '◐ Now depends',
  'no-longer-conditional': '+ No longer depends',
  'other-conditions': '◐ Depends on something else',
  'now-unknown': '? Now unknown',
  'now-known': '− Known to be denied',
}

/** What differs, in one sentence for whoever reviews it. */
export function summarySentence(
  differences: readonly ActionDifference[],
  names: readonly [string, string],
): string {
  const [before, after] = names
  if (differences.length === 0) return `Nothing that was asked differs between ${before} and ${after}.`
  const counted = differenceGroups.flatMap((group) => {
    const count = ofGroup(group, differences).length
    return count === 0 ? [] : [`${actions(count)} ${group.done}`]
  })
  const people = new Set(differences.map(({ principals: [, { id, name }] }) => id ?? name)).size
  const by = people < 2 ? '' : `, counted over ${people.toLocaleString('en')} users and roles`
  return `From ${before} to ${after}: ${counted.join(', ')}${by}.`
}

function actions(count: number): string {
  return count === 1 ? '1 action' : `${count.toLocaleString('en')} actions`
}

/** The verdict in AWS's words. That nothing new was found is no proof: not every resource is asked. */
export function verdictSentence(differences: readonly ActionDifference[]): string {
  const reasons = differences.filter(isNewAccess)
  if (reasons.length === 0)
    return 'PASS: no new access was found on the actions and resources that were asked.'
  const named = reasons.slice(0, 3).map((reason) => {
    const { action, resource, principals } = reason
    const isOfOne = principals[0].id !== principals[1].id && principals[0].id !== null
    return isOfOne ? `${action} on ${resource}` : `${action} on ${resource} by ${whoText(reason)}`
  })
  const more = reasons.length > 3 ? ` and ${(reasons.length - 3).toLocaleString('en')} more` : ''
  return `FAIL: new access to ${named.join(', ')}${more}.`
}

/** The statements that decide on one side and not on the other. */
export function causesOf({ because }: ActionDifference): {
  readonly before: readonly StatementReference[]
  readonly after: readonly StatementReference[]
} {
  const [before, after] = because ?? [[], []]
  const [ofBefore, ofAfter] = [new Set(before.map(statementKey)), new Set(after.map(statementKey))]
  return {
    before: before.filter((one) => !ofAfter.has(statementKey(one))),
    after: after.filter((one) => !ofBefore.has(statementKey(one))),
  }
}

/** The same in words; empty where no statement stands on one side alone. */
export function causeText(difference: ActionDifference): string {
  const { before, after } = causesOf(difference)
  return [...sideText('before', before), ...sideText('after', after)].join('; ')
}

function statementKey({ source, policy, statement, effect }: StatementReference): string {
  return `${source ?? policy}#${statement} ${effect}`
}

function sideText(side: string, statements: readonly StatementReference[]): readonly string[] {
  const names = statements.map((one) => `${one.effect} of ${statementName(one)}`)
  return names.length === 0 ? [] : [`${side}: ${names.join(', ')}`]
}

/** All of it as Markdown, to be pasted into a review: a table a group, and how many actions were left out. */
export function differenceMarkdown(
  differences: readonly ActionDifference[],
  names: readonly [string, string],
  leftOut: number,
): string {
  const groups = differenceGroups.flatMap((group) => {
    const found = ofGroup(group, differences)
    return found.length === 0 ? [] : [`### ${group.title} (${found.length})\n`, tableOf(found), '']
  })
  return [
    `## Access: ${names[0]} → ${names[1]}`,
    '',
    summarySentence(differences, names),
    '',
    verdictSentence(differences),
    '',
    ...(leftOut === 0 ? [] : [leftOutSentence(leftOut), '']),
    ...groups,
  ].join('\n')
}

const headings = [
  'Who',
  'Action',
  'Change',
  'For example on',
  'Before',
  'After',
  'Statements',
  'On what it hangs',
]

function tableOf(differences: readonly ActionDifference[]): string {
  const rows = differences.map((difference) => {
    const { action, kind, resource, before, after } = difference
    return [
      whoText(difference),
      action,
      kindWords[kind],
      resource,
      stateWord(before.state),
      stateWord(after.state),
      causeText(difference),
      accessText(after) || accessText(before),
    ]
  })
  return [headings, headings.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(cellText).join(' | ')} |`)
    .join('\n')
}

function cellText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', ' ')
}
