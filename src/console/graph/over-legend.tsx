import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import Spinner from '@cloudscape-design/components/spinner'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'

import { overKindWords } from '#console/wording/graph-wording.ts'
import { nodeName } from '#console/wording/node-name.ts'

import { overKinds } from './use-over.ts'
import type { LinesOver } from './use-overlaid.ts'

type OverLegendProps = { readonly beside: LinesOver }

/** Which dense lines of the one in focus are drawn, how many there are, and how many of them lead to what isn't drawn. */
export function OverLegend({ beside }: OverLegendProps): ReactNode {
  const { over, laid, onAll } = beside
  const hidden = laid?.hidden ?? 0
  return (
    <fieldset className="trust-legend trust-legend-over">
      <legend>Of {nodeName(over.node)}</legend>
      <div>
        {over.offered.map((kind) => {
          const count = over.counts.get(kind)
          return (
            <Checkbox
              key={kind}
              checked={over.kinds.includes(kind)}
              onChange={({ detail }) =>
                over.onKinds(
                  overKinds.filter((one) => (one === kind ? detail.checked : over.kinds.includes(one))),
                )
              }
            >
              {overKindWords[kind]}
              {count === undefined ? '' : ` (${count.toLocaleString('en')})`}
            </Checkbox>
          )
        })}
        <output>
          {over.isAsking ? (
            <>
              <Spinner /> Working it out
            </>
          ) : null}
          {over.error === null ? null : (
            <StatusIndicator type="error">These could not be computed: {over.error.message}</StatusIndicator>
          )}
          {hidden === 0 ? null : (
            <>
              {hidden.toLocaleString('en')} hidden,{' '}
              <Button variant="inline-link" ariaLabel={`Show the ${hidden} hidden lines`} onClick={onAll}>
                show
              </Button>
            </>
          )}
        </output>
      </div>
    </fieldset>
  )
}
