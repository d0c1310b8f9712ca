import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { type ReactNode, useMemo } from 'react'

import { useWorkspace } from '#console/parts/use-entities.ts'
import { changeRows } from '#console/wording/graph-change-wording.ts'
import type { GraphChanges } from '#graph/picture/changes-between.ts'
import { heaviest } from '#graph/picture/changes-in-brief.ts'
import type { TrustNode } from '#graph/trust-graph.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

export type GraphChangesNoteProps = {
  readonly changes: GraphChanges
  /** They are what differs from another state, not what the last change did. */
  readonly isCompared: boolean
  /** The ends of all lines. */
  readonly nodes: readonly TrustNode[]
  readonly onEdge: (edgeId: string) => void
  readonly onDismiss: () => void
}

const mostListed = 8

/** Names the lines that the last change brought, took away or turned. */
export function GraphChangesNote({
  changes,
  isCompared,
  nodes,
  onEdge,
  onDismiss,
}: GraphChangesNoteProps): ReactNode {
  const workspace = useWorkspace()
  const byId = useMemo(() => new Map(nodes.map((node) => [node.id, node])), [nodes])
  const { appeared, gone, changed } = changes
  const count = appeared.length + gone.length + changed.length
  if (count === 0) return null
  const first = heaviest(changes, (id) => byId.get(id)?.kind, mostListed)
  const rows = changeRows(first, (id) => byId.get(id)?.name ?? accountNameOf(workspace, id) ?? id)
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
        {rows.map(({ edge, text, isThere }) => (
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

/** What is gone may be in no picture any more; an account of which no line is left is called by its name all the same. */
function accountNameOf(workspace: Workspace, id: string): string | undefined {
  const account = /^arn:[^:]+:iam::(\d{12}):root$/.exec(id)?.[1]
  return account === undefined ? undefined : entityOf(workspace, 'account', `account/${account}`)?.name
}
