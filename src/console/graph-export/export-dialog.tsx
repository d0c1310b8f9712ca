import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { type ReactNode, useState } from 'react'

import { FormDialog } from '#console/parts/form-dialog.tsx'
import type { GraphDrawing } from '#console/parts/graph-tools/graph-tool.ts'
import { RedactionNote } from '#console/parts/redaction-note.tsx'
import type { Redaction } from '#worker/contract.ts'

import { exportGraphAs, type ExportWish } from './export-graph-as.ts'
import { formatOf, formatWords } from './graph-formats.ts'

type ExportDialogProps = {
  readonly drawing: GraphDrawing
  readonly title: string
  readonly onClose: () => void
}

/** Choose how to take the graph elsewhere. It stays open only to hand out the names that redaction made up. */
export function ExportDialog({ drawing, title, onClose }: ExportDialogProps): ReactNode {
  const [wish, setWish] = useState<ExportWish>(firstWish)
  const [error, setError] = useState<string | null>(null)
  const [redaction, setRedaction] = useState<Redaction | null>(null)

  async function submit(): Promise<void> {
    if (redaction !== null) return onClose()
    const written = await exportGraphAs(wish, drawing, title).catch(() => null)
    if (written === null) setError('The picture could not be written. Try again, or reload the page.')
    else if (!written.ok) setError(written.problem)
    else if (written.value.kind === 'done') setRedaction(written.value)
    else onClose()
  }

  return (
    <FormDialog
      readsOnly
      title="Export the graph as it is shown"
      submitText={redaction === null ? 'Download' : 'Done'}
      error={error}
      onSubmit={() => void submit()}
      onDismiss={onClose}
    >
      {redaction === null ? (
        <Wishes wish={wish} onWish={setWish} />
      ) : (
        <RedactionNote redaction={redaction}>The picture is downloaded.</RedactionNote>
      )}
    </FormDialog>
  )
}

function firstWish(): ExportWish {
  const mode = document.body.classList.contains('awsui-dark-mode') ? 'dark' : 'light'
  return { format: 'svg', mode, holdsWorkspace: true, redacts: false }
}

type WishesProps = { readonly wish: ExportWish; readonly onWish: (wish: ExportWish) => void }

function Wishes({ wish, onWish }: WishesProps): ReactNode {
  const isPicture = wish.format === 'svg' || wish.format === 'png'
  return (
    <>
      <FormField label="Format">
        <RadioGroup
          ariaLabel="Format"
          value={wish.format}
          onChange={({ detail }) => onWish({ ...wish, format: formatOf(detail.value) })}
          items={Object.entries(formatWords).map(([value, { name, meaning }]) => ({
            value,
            label: name,
            description: meaning,
          }))}
        />
      </FormField>
      {isPicture ? <PictureWishes wish={wish} onWish={onWish} /> : null}
    </>
  )
}

function PictureWishes({ wish, onWish }: WishesProps): ReactNode {
  return (
    <>
      <FormField label="Colours">
        <RadioGroup
          ariaLabel="Colours"
          value={wish.mode}
          onChange={({ detail }) => onWish({ ...wish, mode: detail.value === 'dark' ? 'dark' : 'light' })}
          items={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </FormField>
      <Checkbox
        checked={wish.holdsWorkspace}
        onChange={({ detail }) => onWish({ ...wish, holdsWorkspace: detail.checked })}
        description="Whoever has the picture can import it and has the whole workspace: every policy, not only what is drawn."
      >
        Put the workspace into the picture
      </Checkbox>
      <Checkbox
        checked={wish.redacts}
        onChange={({ detail }) => onWish({ ...wish, redacts: detail.checked })}
        description="In the picture and in the workspace in it, which decides as the real one: account ids, names, tags, paths, external ids, and ids of the organization and its units. Descriptions are emptied. Statement ids, hosts of identity providers, object keys, and values that requests bring, such as regions, stay. So does what policies match by its end or middle: it is listed after the download."
      >
        Put made-up account ids and names in place of the real ones
      </Checkbox>
    </>
  )
}
