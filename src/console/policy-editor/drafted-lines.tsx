import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'

import { hrefOfDraftedGraph } from '#console/parts/hrefs.ts'
import { draftedLinesQuery } from '#console/state/queries.ts'
import { useMoment } from '#console/state/use-moment.ts'
import { changeRows } from '#console/wording/graph-change-wording.ts'

/** So many lines are read beside what is typed; the graph shows all. */
const most = 6

/** What the drafts that decide do to the trust graph, while they are typed. */
export function DraftedLines(): ReactNode {
  const id = useId()
  const moment = useMoment()
  const { data, isError, isPlaceholderData } = useQuery(draftedLinesQuery(moment, most))
  if (isError)
    return (
      <StatusIndicator type="warning">What changes in the graph could not be worked out.</StatusIndicator>
    )
  if (data === undefined)
    return <StatusIndicator type="loading">Working out what changes in the graph</StatusIndicator>
  const { count, changes, nodes } = data
  const rows = changeRows(changes, (node) => nodes.find((one) => one.id === node)?.name ?? node)
  return (
    <section className="drafted-lines" aria-labelledby={id} aria-busy={isPlaceholderData}>
      <Box variant="h3" id={id}>
        {moment.drafts.length > 1 ? 'In the graph, by all drafts' : 'In the graph'}
      </Box>
      {count === 0 ? (
        <Box color="text-body-secondary">No line changes by what is drafted.</Box>
      ) : (
        <>
          <ul>
            {rows.map(({ edge, text, isThere }) => (
              <li key={`${isThere ? '' : 'gone '}${edge.id}`}>{text}</li>
            ))}
          </ul>
          {count > rows.length ? `And ${(count - rows.length).toLocaleString('en')} more. ` : null}
          <Link href={hrefOfDraftedGraph}>Show in the graph</Link>
        </>
      )}
    </section>
  )
}
