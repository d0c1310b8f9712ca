import { verdictReason, verdictWords } from '../wording/verdict-wording.ts'
import type { Flip } from './flips.ts'
import { summaryText } from './summary.ts'
import type { Board } from './use-board.ts'

const flipWords: Readonly<Record<Flip, string>> = {
  gained: '+ gained',
  lost: '− lost',
  'now-depends': '± now depends',
  'now-unknown': '? now unknown',
  'now-known': 'now known',
  same: '',
}

type Told = Pick<Board, 'pins' | 'verdicts' | 'flips' | 'actor' | 'parts'>

/** The board as it stands, for a ticket or a review: its summary, and a row for each request with what became of it and why. */
export function boardMarkdown({ pins, verdicts, flips, actor, parts }: Told): string {
  const rows = pins.flatMap(({ id, action, resource }) => {
    const verdict = verdicts.get(id)
    if (verdict === undefined) return []
    const flip = flips.get(id) ?? 'same'
    return [[flipWords[flip], action, resource, verdictWords(verdict).words, verdictReason(verdict, action)]]
  })
  const table = [
    ['Change', 'Action', 'Resource', 'Answer', 'Why'],
    ['---', '---', '---', '---', '---'],
    ...rows,
  ]
  const lines = table.map((cells) => `| ${cells.map(cell).join(' | ')} |`)
  return `${summaryText(actor, parts)}\n\n${lines.join('\n')}\n`
}

/** No text ends its cell. */
function cell(text: string): string {
  return text.replaceAll(/[\\|*_`<>[\]]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ')
}
