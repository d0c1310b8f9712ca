import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Link from '@cloudscape-design/components/link'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'

import type { EntityKind } from '#model/entities/entity.ts'

import { hrefs } from '../parts/hrefs.ts'
import { workspaceStore } from '../state/workspace-store.ts'

type Counted = { readonly label: string; readonly href: string; readonly kinds: readonly EntityKind[] }

const counted: readonly Counted[] = [
  { label: 'User groups', href: hrefs.groups, kinds: ['group'] },
  { label: 'Users', href: hrefs.users, kinds: ['user'] },
  { label: 'Roles', href: hrefs.roles, kinds: ['role'] },
  { label: 'Policies', href: hrefs.policies, kinds: ['policy'] },
  { label: 'Identity providers', href: hrefs.providers, kinds: ['saml-provider', 'oidc-provider'] },
  { label: 'Accounts', href: hrefs.accounts, kinds: ['account'] },
  { label: 'Resources', href: hrefs.resources, kinds: ['resource', 'instance-profile'] },
]

/** How many there are of each kind, each number leading to its list. */
export function EntityCounts() {
  const name = useStore(workspaceStore, (state) => state.workspace.name)
  const counts = useStore(
    workspaceStore,
    useShallow((state) => {
      const kinds = Array.from(state.workspace.entities.values(), ({ kind }) => kind)
      return counted.map((row) => kinds.filter((kind) => row.kinds.includes(kind)).length)
    }),
  )
  return (
    <Container header={<Header variant="h2">{name === '' ? 'This workspace' : name}</Header>}>
      <KeyValuePairs
        columns={4}
        minColumnWidth={120}
        items={counted.map(({ label, href }, at) => ({
          label,
          value: <Count label={label} href={href} count={counts[at] ?? 0} />,
        }))}
      />
    </Container>
  )
}

type CountProps = { readonly label: string; readonly href: string; readonly count: number }

function Count({ label, href, count }: CountProps) {
  return (
    <Box fontSize="heading-xl">
      <Link href={href} fontSize="inherit" ariaLabel={`${label}: ${count}`}>
        {count}
      </Link>
    </Box>
  )
}
