import { isHalf } from '#graph/half.ts'
import type { LineMark } from '#graph/picture/compared.ts'
import type { PictureEdge } from '#graph/picture/picture.ts'
import { isStructural } from '#graph/structural.ts'

import { absentWordOf } from './absent-wording.ts'
import { edgeKindWords, markWords, stateWord, structuralWords } from './graph-wording.ts'
import { keyWordsOf, mayBeOtherwise, otherWaysOf } from './key-wording.ts'

/** What a drawn line says, without a look at it: from whom to whom, how, whether it holds and on what that hangs. */
export function drawnLineName(
  line: PictureEdge,
  from: string,
  to: string,
  mark: LineMark | null = null,
): string {
  const count = line.edges.length === 1 ? 'Line' : `${line.edges.length.toLocaleString('en')} lines`
  const said = [...wordsOf(line), ...(mark === null ? [] : [markWords[mark]])]
  return `${count} from ${from} to ${to}: ${said.join(', ')}`
}

function wordsOf(line: PictureEdge): readonly string[] {
  const { kind, state, note = '' } = line
  if (isStructural(kind)) return [structuralWords[kind].toLowerCase()]
  return [
    edgeKindWords[kind],
    ...(note === '' ? [] : [note]),
    stateSaid(line, stateWord(kind, state).toLowerCase()),
  ]
}

/** Half a line is no access, and a conditional one names what it hangs on. */
function stateSaid(line: PictureEdge, word: string): string {
  const { state, reason, edges } = line
  if (isHalf(line)) {
    const said = absentWordOf(edges)
    return [word, 'no access', ...(said === '' ? [] : [said])].join(', ')
  }
  if (state !== 'conditional') return word
  const ways = [keyWordsOf(line), ...otherWaysOf(line)].map((words) => words.join(' and '))
  const asked = [...new Set(ways)].filter((way) => way !== '').join(', or on ')
  const outside = edges.every((edge) => edge.reason === 'outside') && reason === 'outside'
  const all = [...(asked === '' ? [] : [asked]), ...(outside ? ['what its own account allows'] : [])]
  const said = all.length === 0 ? word : `${word} on ${all.join(' and ')}`
  return asked !== '' && mayBeOtherwise(line) ? `${said}, or maybe otherwise` : said
}
