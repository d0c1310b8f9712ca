import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

import { ChangeButton } from '#console/parts/change-button.tsx'
import { FlipDifference } from '#console/parts/explain/flip-difference.tsx'
import { hrefOfDocument, hrefOfEntity } from '#console/parts/hrefs.ts'
import { TakeAwayButton } from '#console/parts/take-away-button.tsx'
import { tryAsDrafts } from '#console/parts/try-as-drafts.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import { statementTitle } from '#console/wording/statement-wording.ts'
import type { Cut, CutAnswer, CutPart } from '#graph/relations/graph-question.ts'
import { detachPolicy } from '#model/commands/detach-policy.ts'
import { parsePlaceKey } from '#model/document-place.ts'
import type { EntityId } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'

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
    case 'same-ends':
      return (
        <Alert type="info" header="Choose two different ends">
          What would cut the ways that come back to where they begin is not looked for.
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
      <Box variant="h3" tagOverride="h2">
        What would cut it
      </Box>
      <Box variant="p" color="text-body-secondary">
        Each of these alone leaves no way; the engine was asked again without it. None with fewer parts
        exists. Of what else goes with it, assumptions of roles are counted, and no other access.
      </Box>
      <Box>
        <ol>
          {cuts.map((cut) => (
            <li key={cut.parts.map(keyOf).join(' ')}>
              <CutWords cut={cut} />
              <Doing cut={cut} />
            </li>
          ))}
        </ol>
      </Box>
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

/** Statements are taken out as drafts, to be seen before they are applied; what nobody can edit is detached. */
function Doing({ cut: { parts, drafts } }: { readonly cut: Cut }): ReactNode {
  // A closed section has its content too, and each of these asks about the whole account.
  const [isOpen, setOpen] = useState(false)
  const detachments = parts.filter((part) => part.kind === 'attachment')
  return (
    <>
      <SpaceBetween direction="horizontal" size="m" alignItems="center">
        {drafts.length === 0 ? null : (
          <ChangeButton variant="inline-link" onClick={() => tryAsDrafts(drafts)}>
            {detachments.length === 0 ? 'Try as a draft' : 'Take out the statements as drafts'}
          </ChangeButton>
        )}
        {detachments.map(({ policy, holder }) => (
          <TakeAwayButton
            key={`${policy} ${holder}`}
            verb="Detach"
            title={`Detach ${nameOf(policy)} from ${nameOf(holder)}`}
            about="The policy itself stays, and whoever else has it keeps it."
            command={detachPolicy}
            input={{ holder: arn(holder), policy: arn(policy) }}
          />
        ))}
      </SpaceBetween>
      {drafts.length === 0 ? null : (
        <ExpandableSection
          headerText="What else the drafts would change"
          variant="footer"
          expanded={isOpen}
          onChange={({ detail }) => setOpen(detail.expanded)}
        >
          {isOpen ? <FlipDifference drafts={drafts} /> : null}
        </ExpandableSection>
      )}
    </>
  )
}

function nameOf(id: EntityId): string {
  const entity = workspaceStore.getState().workspace.entities.get(id)
  return entity !== undefined && 'name' in entity ? entity.name : id
}

function Part({ part }: { readonly part: CutPart }): ReactNode {
  if (part.kind === 'attachment') {
    const holder = workspaceStore.getState().workspace.entities.get(part.holder)
    return (
      <>
        detach {nameOf(part.policy)} from{' '}
        {holder === undefined ? part.holder : <Link href={hrefOfEntity(holder)}>{nameOf(part.holder)}</Link>}
      </>
    )
  }
  const place = parsePlaceKey(part.source)
  const text = `${statementTitle(part)} of ${part.policy}`
  return (
    <>take out {place === null ? text : <Link href={hrefOfDocument(place, part.statement)}>{text}</Link>}</>
  )
}

function keyOf(part: CutPart): string {
  return part.kind === 'attachment' ? `${part.policy} ${part.holder}` : `${part.source}#${part.statement}`
}
