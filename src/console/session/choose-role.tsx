import Box from '@cloudscape-design/components/box'
import Input from '@cloudscape-design/components/input'
import RadioGroup, { type RadioGroupProps } from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'

import type { RequestContext } from '#engine/request/request.ts'
import { arn } from '#model/entities/names.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import type { RoleForecast } from '#sessions/assumable-roles.ts'
import type { SessionStack } from '#sessions/session.ts'

import { QuotedText } from '../parts/explain/quoted-text.tsx'
import { FirstFieldFocus } from '../parts/first-field-focus.tsx'
import { assumableRolesQuery } from '../state/queries.ts'
import { useMoment } from '../state/use-moment.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { lastName, sessionName, spellAccountId } from '../wording/session-wording.ts'
import { verdictReason } from '../wording/verdict-wording.ts'
import { refusalSentence } from './refusal-wording.ts'
import { authoriserOf, type SwitchWishes } from './switch-role.ts'

type ChooseRoleProps = {
  readonly stack: SessionStack
  readonly wishes: SwitchWishes
  readonly onWish: (part: Partial<SwitchWishes>) => void
}

const noContext: RequestContext = {}
const mostShown = 40

/** The roles of the workspace: those that may be assumed first, then the others with the reason why not. */
export function ChooseRole({ stack, wishes, onWish }: ChooseRoleProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null)
  const [atFirst] = useState(wishes.role)
  const authoriser = authoriserOf(stack, wishes)
  const { data, error } = useQuery(assumableRolesQuery(useMoment(), authoriser, noContext))
  if (error !== null)
    return <StatusIndicator type="error">The roles could not be weighed: {error.message}</StatusIndicator>
  if (data === undefined) return <Spinner />

  const isLong = data.length > 10
  // a role that was chosen elsewhere is in sight from the beginning
  const filter = typed ?? (isLong && atFirst !== null ? lastName(atFirst) : '')
  const found = data.filter(({ role }) => role.toLowerCase().includes(filter.toLowerCase()))
  const open = found.filter(isOpen)
  const shut = found.filter((role) => !isOpen(role))
  const list = (roles: readonly RoleForecast[], title: string) => (
    <RoleList
      title={title}
      roles={roles}
      chosen={wishes.role}
      onChoose={(role) => onWish({ role: arn(role) })}
    />
  )
  return (
    <FirstFieldFocus>
      <SpaceBetween size="m">
        {isLong && (
          <Input
            type="search"
            ariaLabel="Find a role"
            placeholder="Find a role"
            value={filter}
            onChange={({ detail }) => setTyped(detail.value)}
          />
        )}
        {open.length === 0 && (
          <Box>{sessionName(authoriser)} may assume none of these roles as things are.</Box>
        )}
        {list(open, `Roles that ${sessionName(authoriser)} may assume`)}
        {list(shut, 'Other roles, and why not')}
      </SpaceBetween>
    </FirstFieldFocus>
  )
}

function isOpen({ verdict }: RoleForecast): boolean {
  return verdict.kind === 'decided' && verdict.decision === 'allowed'
}

type RoleListProps = {
  readonly title: string
  readonly roles: readonly RoleForecast[]
  readonly chosen: string | null
  readonly onChoose: (role: string) => void
}

function RoleList({ title, roles, chosen, onChoose }: RoleListProps): ReactNode {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  if (roles.length === 0) return null
  const hidden = roles.length - mostShown
  return (
    <div>
      <Box variant="h3">{title}</Box>
      <RadioGroup
        ariaLabel={title}
        value={chosen}
        onChange={({ detail }) => onChoose(detail.value)}
        items={roles.slice(0, mostShown).map((each) => itemOf(each, workspace, each.role === chosen))}
      />
      {hidden > 0 && <Box color="text-body-secondary">{hidden} more: find them by name above.</Box>}
    </div>
  )
}

function itemOf(
  assumable: RoleForecast,
  workspace: Workspace,
  isChosen: boolean,
): RadioGroupProps.RadioButtonDefinition {
  const { role, accountId } = assumable
  const account = entityOf(workspace, 'account', `account/${accountId}`)?.name
  const where = `${account === undefined ? '' : `${account}, `}${spellAccountId(accountId)}`
  return { value: role, label: `${lastName(role)} – ${where}`, description: whyOf(assumable, isChosen) }
}

/** Why not in a few words, and at length for the role that is chosen. */
function whyOf({ verdict, missingContextKeys }: RoleForecast, isChosen: boolean): ReactNode {
  if (verdict.kind === 'refused') return <QuotedText text={refusalSentence(verdict.problem)} />
  if (verdict.kind === 'decided' && verdict.decision === 'allowed') {
    return <StatusIndicator type="success">May be assumed</StatusIndicator>
  }
  if (isChosen && verdict.kind === 'decided') return <QuotedText text={verdict.sentence} />
  const keys = missingContextKeys.length === 0 ? '' : ` Choose it to supply ${missingContextKeys.join(', ')}.`
  return `${verdict.kind === 'unknown' ? 'Unknown: ' : ''}${verdictReason(verdict, 'sts:AssumeRole')}${keys}`
}
