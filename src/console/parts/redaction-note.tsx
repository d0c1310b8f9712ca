import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import type { ReactNode } from 'react'

import { writeMadeUpNames } from '#interchange/made-up-names.ts'
import type { Redaction } from '#worker/contract.ts'

import { download } from './download.ts'

type RedactionNoteProps = {
  readonly redaction: Redaction
  /** Until when the mapping can be had, and what shows real names still. */
  readonly children: ReactNode
}

/** What redaction replaced and what it had to leave, with the mapping to download. */
export function RedactionNote({ redaction, children }: RedactionNoteProps): ReactNode {
  if (redaction.kind !== 'done') return null
  const { mapping, kept } = redaction
  const save = () => download('made-up-names.json', writeMadeUpNames(mapping, kept), 'application/json')
  return (
    <Alert
      type={kept.length === 0 ? 'success' : 'warning'}
      header={`Account ids and names are replaced by made-up ones: the mapping has ${mapping.size.toLocaleString('en')}`}
      action={<Button onClick={save}>Download the mapping</Button>}
    >
      Nothing keeps which stands for which: download it now if you will want to know. Tags, paths, external
      ids and ids of the organization are replaced as well; what is compared goes on to be equal. Statement
      ids, hosts of identity providers, and values that requests bring, such as regions, stay as they are.{' '}
      {children}
      {kept.length === 0 ? null : (
        <>
          {' '}
          These stay in whole or in part, since decisions rest on them, and may still tell a name:{' '}
          {kept.slice(0, 20).join(', ')}
          {kept.length > 20
            ? ` and ${(kept.length - 20).toLocaleString('en')} more, all of them in the mapping`
            : ''}
          .
        </>
      )}
    </Alert>
  )
}
