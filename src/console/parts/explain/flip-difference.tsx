import Box from '@cloudscape-design/components/box'
import { type ReactNode, useMemo } from 'react'

import type { CatalogIndex } from '#catalog/catalog-index.ts'
import type { DifferencePiece } from '#graph/questions/ask-difference.ts'
import type { ActionDifference } from '#graph/questions/difference.ts'
import type { DocumentDraft } from '#model/drafts.ts'

import type { Moment } from '../../state/queries.ts'
import { useStreamed } from '../questions/use-streamed.ts'
import { useCatalogIndex } from '../questions/use-what-can.ts'
import { differenceLine } from './difference-line.ts'
import { useSame } from './use-same.ts'

type FlipDifferenceProps = { readonly drafts: readonly DocumentDraft[] }

/** What a proposal would give and take over the whole workspace, were it made. */
export function FlipDifference({ drafts }: FlipDifferenceProps): ReactNode {
  const { index } = useCatalogIndex()
  return index === undefined ? null : <Asked drafts={drafts} index={index} />
}

const none: readonly ActionDifference[] = []
const keeping = {
  none,
  add: (kept: readonly ActionDifference[], parts: readonly DifferencePiece[]) => [
    ...kept,
    ...parts.flatMap(({ differences }) => differences),
  ],
}

function Asked({ drafts, index }: FlipDifferenceProps & { readonly index: CatalogIndex }): ReactNode {
  const same = useSame(drafts)
  const question = useMemo(() => {
    const actions = [...index.services.values()].flatMap((one) =>
      [...one.actions.values()].map(({ name }) => name),
    )
    return (moment: Moment) => ({
      before: { change: null, drafts: moment.drafts },
      after: { change: null, drafts: [...moment.drafts, ...same] },
      of: { kind: 'versions', only: null } as const,
      actions,
    })
  }, [same, index])
  const { status, kept, answer } = useStreamed<'accessDifference', readonly ActionDifference[]>(
    'accessDifference',
    question,
    keeping,
  )
  if (status === 'failed') return null
  return (
    <Box color="text-body-secondary" fontSize="body-s">
      {status === 'done' ? differenceLine(kept, answer?.leftOut ?? 0) : 'Looking at all users and roles…'}
    </Box>
  )
}
