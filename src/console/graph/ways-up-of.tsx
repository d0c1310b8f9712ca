import Link from '@cloudscape-design/components/link'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { hrefOfWaysUp } from '#console/parts/hrefs.ts'
import { engine } from '#console/state/engines.ts'
import { identityOf } from '#console/state/identity-of.ts'
import { local } from '#console/state/queries.ts'
import { useMoment } from '#console/state/use-moment.ts'
import { waysUpLink } from '#console/wording/focus-wording.ts'
import { nodeName } from '#console/wording/node-name.ts'
import type { TrustNode } from '#graph/trust-graph.ts'

/** How many ways up whoever is in focus has, which no line tells of, with a link to them; nothing where there are none. */
export function WaysUpOf({ node }: { readonly node: TrustNode }): ReactNode {
  const { revision, drafts } = useMoment()
  const { data, isError } = useQuery({
    ...local,
    queryKey: ['ways-up-of', revision, identityOf(drafts), node.id],
    queryFn: async ({ signal }) => {
      let [count, unknown] = [0, 0]
      await engine('analysis').ask('waysUp', { of: node.id, drafts }, signal, ({ found }) => {
        const ways = found.filter(({ isAdministrator }) => !isAdministrator)
        count += ways.length
        unknown += ways.filter(({ state }) => state === 'unknown').length
      })
      return { count, unknown }
    },
  })
  if (data?.count === 0 || (data === undefined && !isError)) return null
  return <Link href={hrefOfWaysUp(node.id)}>{waysUpLink(data ?? null, nodeName(node))}</Link>
}
