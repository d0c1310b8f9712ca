import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import type { ReactNode } from 'react'

import { gatheredSentence } from '#console/wording/hub-wording.ts'

import { boxName } from './box-name.ts'
import type { DrawnPart } from './use-drawn-part.ts'

/** Says how many lines the picture leaves out, and shows them: no line goes silently. */
export function LinesLeftOut(drawn: DrawnPart): ReactNode {
  const { picture, left, halves, hubs, isAll, onAll } = drawn
  const gathered = gatheredIn(picture)
  if (left + halves === 0 && hubs.length === 0) {
    return gathered === '' ? null : <Box padding={{ bottom: 'xs' }}>{gathered}</Box>
  }
  return (
    <Box padding={{ bottom: 'xs' }}>
      {gathered}
      {isAll ? 'Every line is drawn.' : leftOutSentences(drawn)}{' '}
      <Button variant="inline-link" onClick={() => onAll(!isAll)}>
        {isAll ? 'Draw fewer' : 'Draw them too'}
      </Button>
    </Box>
  )
}

function leftOutSentences({ left, halves, hubs }: DrawnPart): string {
  const counted = hubs.map(
    ({ node, hidden }) => `${hidden.toLocaleString('en')} lines of ${boxName(node)} are counted on its box.`,
  )
  const waiting = `${halves.toLocaleString('en')} half lines, which let nobody in, are drawn around whoever is in focus.`
  const over = `${left.toLocaleString('en')} lines are left out of the picture, halves and memberships first.`
  return [
    ...counted,
    ...(halves === 0 ? [] : [waiting]),
    ...(left === 0 ? [] : [over]),
    'The table has them all.',
  ].join(' ')
}

function gatheredIn({ nodes, edges }: DrawnPart['picture']): string {
  const hubs = new Set(nodes.flatMap(({ id, hub }) => (hub === undefined ? [] : id)))
  const lines = edges.reduce((sum, line) => (hubs.has(line.from) ? sum + line.edges.length : sum), 0)
  return lines === 0 ? '' : gatheredSentence(lines, hubs.size)
}
