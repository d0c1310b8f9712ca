import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

import { askerOf } from '#graph/questions/askers.ts'
import type { ActionDifference } from '#graph/questions/difference.ts'
import { applyChange } from '#model/change.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import type { Standpoint } from '#worker/contract.ts'

import { accessText } from '../parts/questions/access-words.tsx'
import { CallerExplanation } from '../parts/questions/caller-explanation.tsx'
import { useWorkspace } from '../parts/use-entities.ts'
import { useMoment } from '../state/use-moment.ts'
import type { Comparison } from './comparison.ts'

type OpenedDifferenceProps = {
  readonly opened: ActionDifference
  readonly comparison: Comparison
  readonly onClose: () => void
}

/** Both sides explained: which statements made the difference. */
export function OpenedDifference({ opened, comparison, onClose }: OpenedDifferenceProps): ReactNode {
  const workspace = useWorkspace()
  const { drafts } = useMoment()
  const standpoints = comparison.standpoints(drafts)
  const sides = [
    { title: 'Before', principal: opened.principals[0], access: opened.before, at: standpoints[0] },
    { title: 'After', principal: opened.principals[1], access: opened.after, at: standpoints[1] },
  ] as const
  return (
    <SpaceBetween size="m">
      {sides.map(({ title, principal, access, at }) => {
        const caller = principal.id === null ? undefined : callerIn(workspaceAt(workspace, at), principal.id)
        const name = `${title}: ${principal.name}`
        if (caller === undefined) {
          return (
            <Container key={title} header={<Header variant="h2">{name}</Header>}>
              {principal.name} is not there on this side, so nothing is possible.
            </Container>
          )
        }
        return (
          <CallerExplanation
            key={title}
            name={name}
            caller={caller}
            ask={{
              action: opened.action,
              resource: opened.resource,
              context: access.state === 'conditional' ? access.witness : {},
            }}
            standpoint={at}
            note={accessText(access)}
            onClose={onClose}
          />
        )
      })}
    </SpaceBetween>
  )
}

function workspaceAt(workspace: Workspace, { change }: Standpoint): Workspace {
  return change === null ? workspace : applyChange(workspace, change)
}

function callerIn(workspace: Workspace, id: string) {
  const principal = entityOf(workspace, 'user', id) ?? entityOf(workspace, 'role', id)
  return principal === undefined ? undefined : askerOf(principal).callers[0]
}
