import Alert from '@cloudscape-design/components/alert'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'

import { Copyable } from '../parts/copyable.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'

export type CreatedKey = { readonly accessKeyId: string; readonly secret: string }

type CreatedKeyDialogProps = { readonly created: CreatedKey; readonly onDismiss: () => void }

/** What AWS shows once: the new key and its secret, here a pretend one. */
export function CreatedKeyDialog({ created, onDismiss }: CreatedKeyDialogProps) {
  return (
    <FormDialog
      readsOnly
      title="Access key created"
      submitText="Done"
      error={null}
      only="submit"
      onSubmit={onDismiss}
      onDismiss={onDismiss}
    >
      <Alert type="info">
        The secret is shown this one time, as AWS does it. This one is a pretend secret: it opens nothing, and
        nothing here keeps it.
      </Alert>
      <KeyValuePairs
        columns={1}
        items={[
          {
            label: 'Access key ID',
            value: <Copyable text={created.accessKeyId} what="access key ID" />,
          },
          {
            label: 'Secret access key (pretend)',
            value: <Copyable text={created.secret} what="pretend secret" />,
          },
        ]}
      />
    </FormDialog>
  )
}
