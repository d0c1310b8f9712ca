import {
  type ActionDifference,
  type DifferenceKind,
  isNewAccess,
} from '#graph/questions/access-difference.ts'

import { accessText, stateWord } from '../parts/questions/access-words.tsx'

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
  const count = (kinds: readonly DifferenceKind[]) =>
    differences.filter(({ kind }) => kinds.includes(kind)).length
  const gained = count(['gained', 'no-longer-conditional'])
  const lost = count(['lost'])
  const changed = count(['now-conditional', 'other-conditions', 'now-unknown', 'now-known'])
  if (differences.length === 0) return `Nothing that was asked differs between ${before} and ${after}.`
  return `From ${before} to ${after}: ${actions(gained)} gained, ${actions(lost)} lost, ${actions(changed)} changed otherwise.`
}

function actions(count: number): string {
  return count === 1 ? '1 action' : `${count.toLocaleString('en')} actions`
}

/** The verdict in AWS's words. That nothing new was found is no proof: not every resource is asked. */
export function verdictSentence(differences: readonly ActionDifference[]): string {
  const reasons = differences.filter(isNewAccess)
  if (reasons.length === 0)
    return 'PASS: no new access was found on the actions and resources that were asked.'
  const named = reasons.slice(0, 3).map(({ action, resource }) => `${action} on ${resource}`)
  const more = reasons.length > 3 ? ` and ${reasons.length - 3} more` : ''
  return `FAIL: new access to ${named.join(', ')}${more}.`
}

/** All of it as Markdown, to be pasted into a review. */
export function differenceMarkdown(
  differences: readonly ActionDifference[],
  names: readonly [string, string],
): string {
  const rows = differences.map(({ action, kind, resource, before, after }) => {
    const hangs = accessText(after) || accessText(before)
    const cells = [action, kindWords[kind], resource, stateWord(before.state), stateWord(after.state), hangs]
    return `| ${cells.map(cellText).join(' | ')} |`
  })
  return [
    `## Access: ${names[0]} → ${names[1]}`,
    '',
    summarySentence(differences, names),
    '',
    verdictSentence(differences),
    '',
    ...(rows.length === 0
      ? []
      : [
          '| Action | Change | For example on | Before | After | On what it hangs |',
          '|---|---|---|---|---|---|',
          ...rows,
          '',
        ]),
  ].join('\n')
}

function cellText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', ' ')
}
