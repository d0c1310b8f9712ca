import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo, useState } from 'react'

import { Pages } from '#console/parts/pages.tsx'
import { rolesBehindWords } from '#console/wording/half-wording.ts'
import { rolesBehind } from '#graph/hidden-halves.ts'
import type { HiddenHalf, TrustGraph } from '#graph/trust-graph.ts'

type HalfListProps = {
  /** Says of whom the halves are; the list goes by it. */
  readonly label: string
  readonly halves: readonly HiddenHalf[]
  readonly trust: TrustGraph
  /** Whoever is in focus, who needn't be named. */
  readonly focus: string | null
  readonly onFocus: (nodeId: string) => void
}

const pageSize = 10
const mostRoles = 50

/** Permissions on many roles, a row each: whose, on which pattern, and on demand the roles for which it stands. */
export function HalfList({ label, halves, trust, focus, onFocus }: HalfListProps): ReactNode {
  const [page, setPage] = useState(1)
  const names = useMemo(() => new Map(trust.nodes.map(({ id, name }) => [id, name])), [trust])
  const pages = Math.max(1, Math.ceil(halves.length / pageSize))
  const at = Math.min(page, pages)
  return (
    <SpaceBetween size="xxs">
      <ul className="trust-edge-list" aria-label={label}>
        {halves.slice((at - 1) * pageSize, at * pageSize).map((half) => (
          <li key={`${half.from} ${half.pattern}`}>
            {half.from === focus ? null : (
              <>
                <Button variant="inline-link" onClick={() => onFocus(half.from)}>
                  {names.get(half.from) ?? half.from}
                </Button>{' '}
              </>
            )}
            <Half half={half} trust={trust} onFocus={onFocus} />
          </li>
        ))}
      </ul>
      {pages > 1 ? (
        <Pages
          of={label}
          currentPageIndex={at}
          pagesCount={pages}
          onChange={({ detail }) => setPage(detail.currentPageIndex)}
        />
      ) : null}
    </SpaceBetween>
  )
}

type HalfProps = Pick<HalfListProps, 'trust' | 'onFocus'> & { readonly half: HiddenHalf }

function Half({ half, trust, onFocus }: HalfProps): ReactNode {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      on <Box variant="code">{half.pattern}</Box>:{' '}
      <Button variant="inline-link" ariaExpanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {rolesBehindWords(half.roles)}
      </Button>
      {isOpen ? <RolesBehind half={half} trust={trust} onFocus={onFocus} /> : null}
    </>
  )
}

function RolesBehind({ half, trust, onFocus }: HalfProps): ReactNode {
  const [most, setMost] = useState(mostRoles)
  const roles = useMemo(() => rolesBehind(trust, half), [trust, half])
  const left = roles.length - most
  return (
    <ul className="trust-edge-list" aria-label={`Roles that ${half.pattern} covers`}>
      {roles.slice(0, most).map(({ id, name, accountId }) => (
        <li key={id}>
          <Button variant="inline-link" onClick={() => onFocus(id)}>
            {name}
          </Button>{' '}
          <Box variant="span" color="text-body-secondary">
            {accountId}
          </Box>
        </li>
      ))}
      {left > 0 ? (
        <li>
          <Button variant="inline-link" onClick={() => setMost(most + 4 * mostRoles)}>
            {left.toLocaleString('en')} more
          </Button>
        </li>
      ) : null}
    </ul>
  )
}
