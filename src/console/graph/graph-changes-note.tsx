import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import type { ReactNode } from 'react'

import { changeRows } from '#console/wording/graph-change-wording.ts'
import type { GraphChanges } from '#graph/picture/changes-between.ts'

export type GraphChangesNoteProps = {
  readonly changes: GraphChanges
  /** They are what differs from another state, not what the last change did. */
  readonly isCompared: boolean
  readonly nameOf: (nodeId: string) => string
  readonly onEdge: (edgeId: string) => void
  readonly onDismiss: () => void
}

const mostListed = 8

/** Names the lines that the last change brought, took away or turned. */
export function GraphChangesNote({
  changes,
  isCompared,
  nameOf,
  onEdge,
  onDismiss,
}: GraphChangesNoteProps): ReactNode {
  const { appeared, gone, changed } = changes
  const count = appeared.length + gone.length + changed.length
  if (count === 0) return null
  const rows = changeRows(changes, nameOf)
  return (
    <Alert
      type="info"
      header={
        isCompared
          ? 'What differs'
          : count === 1
            ? '1 line changed'
            : `${count.toLocaleString('en')} lines changed`
      }
      dismissible
      onDismiss={onDismiss}
    >
      <ul className="trust-edge-list">
        {rows.slice(0, mostListed).map(({ edge, text, isThere }) => (
          <li key={`${isThere ? '' : 'gone '}${edge.id}`}>
            {isThere ? (
              <Button variant="inline-link" onClick={() => onEdge(edge.id)}>
                {text}
              </Button>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
      {count > mostListed ? `And ${(count - mostListed).toLocaleString('en')} more.` : null}
    </Alert>
  )
}
