import type { ReactNode } from 'react'

import type { Entity } from '#model/entities/entity.ts'

import { lineDiff, withContext } from './line-diff.ts'

const signs = { same: '  ', added: '+ ', removed: '- ' } as const
const around = 3

/** What changed in one entity, as lines of its JSON: before where it is new, after where it is gone. */
export function EntityDiff({
  before,
  after,
}: {
  readonly before: Entity | null
  readonly after: Entity | null
}): ReactNode {
  const diff = withContext(lineDiff(jsonOf(before), jsonOf(after)), around)
  return (
    <pre className="history-diff">
      {[...diff.entries()].map(([row, line]) =>
        line === null ? (
          <span key={row}>⋯</span>
        ) : (
          <span key={row} className={`history-${line.kind}`}>
            {signs[line.kind]}
            {line.text}
          </span>
        ),
      )}
    </pre>
  )
}

function jsonOf(entity: Entity | null): string {
  if (entity === null) return ''
  const { id: _id, ...fields } = entity
  return JSON.stringify(fields, null, 2)
}
