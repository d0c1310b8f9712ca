import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'

import { hrefOfDocument, hrefOfEntity } from '#console/parts/hrefs.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import type { Cut, CutAnswer, CutPart } from '#graph/relations/graph-question.ts'
import { parsePlaceKey } from '#model/document-place.ts'

/** What would leave no way, the least first. Each was tried before it is shown. */
export function CutList({ answer }: { readonly answer: CutAnswer }): ReactNode {
  switch (answer.kind) {
    case 'no-way':
      return null
    case 'uncuttable':
      return (
        <Alert type="info" header="No statement cuts it">
          A way rests on nothing that could be taken out of a policy.
        </Alert>
      )
    case 'given-up':
      return (
        <Alert type="info" header="Nothing was found that cuts it">
          More parts would have to go than are tried. Something may cut it all the same.
        </Alert>
      )
    case 'cut':
      return <Cuts cuts={answer.cuts} />
  }
}

function Cuts({ cuts }: { readonly cuts: readonly Cut[] }): ReactNode {
  return (
    <section aria-label="What would cut it">
      <Box variant="h3">What would cut it</Box>
      <Box variant="p" color="text-body-secondary">
        Each of these alone leaves no way; the engine was asked again without it. None with fewer parts
        exists. Of what else goes with it, assumptions of roles are counted, and no other access.
      </Box>
      <ol>
        {cuts.map((cut) => (
          <li key={cut.parts.map(keyOf).join(' ')}>
            <CutWords cut={cut} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function CutWords({ cut: { parts, besides } }: { readonly cut: Cut }): ReactNode {
  return (
    <>
      {parts.map((part, at) => (
        <span key={keyOf(part)}>
          {at === 0 ? '' : ', and '}
          <Part part={part} />
        </span>
      ))}
      {besides === 0
        ? '. No other assumption goes with it.'
        : `. ${besides.toLocaleString('en')} other ${besides === 1 ? 'assumption goes' : 'assumptions go'} with it.`}
    </>
  )
}

function Part({ part }: { readonly part: CutPart }): ReactNode {
  if (part.kind === 'attachment') {
    const { entities } = workspaceStore.getState().workspace
    const [policy, holder] = [entities.get(part.policy), entities.get(part.holder)]
    const nameOf = (entity: typeof policy, id: string) =>
      entity !== undefined && 'name' in entity ? entity.name : id
    return (
      <>
        detach {nameOf(policy, part.policy)} from{' '}
        {holder === undefined ? (
          part.holder
        ) : (
          <Link href={hrefOfEntity(holder)}>{nameOf(holder, part.holder)}</Link>
        )}
      </>
    )
  }
  const place = parsePlaceKey(part.source)
  const text = `${part.sid ?? `statement ${part.statement + 1}`} of ${part.policy}`
  return (
    <>take out {place === null ? text : <Link href={hrefOfDocument(place, part.statement)}>{text}</Link>}</>
  )
}

function keyOf(part: CutPart): string {
  return part.kind === 'attachment' ? `${part.policy} ${part.holder}` : `${part.source}#${part.statement}`
}
