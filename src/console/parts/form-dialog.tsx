import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FormEvent, type ReactNode, useId } from 'react'

import { ChangeButton } from './change-button.tsx'
import { FirstFieldFocus } from './first-field-focus.tsx'
import { ReadOnlyNote } from './read-only-note.tsx'
import { useWhyReadOnly } from './why-read-only.ts'

type FormDialogProps = {
  readonly title: string
  readonly submitText: string
  /** What is wrong with the form as a whole: shown above its fields. */
  readonly error: string | null
  readonly onSubmit: () => void
  readonly onDismiss: () => void
  /** The one button that there is, where nothing can be taken back or nothing be done. */
  readonly only?: 'submit' | 'cancel' | undefined
  readonly size?: 'medium' | 'large'
  /** It changes nothing in the open workspace, so that a tab that only reads that may send it too. */
  readonly readsOnly?: true
  /** What was sent is being done: it can't be sent again until then. */
  readonly isBusy?: boolean
  readonly children: ReactNode
}

/** A form in a dialog: Enter submits, Escape leaves. Render it while it is open only, so that it opens empty. */
export function FormDialog(props: FormDialogProps) {
  const id = useId()
  const isKept = useWhyReadOnly() !== null && props.readsOnly !== true
  const Submit = props.readsOnly === true ? Button : ChangeButton
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isSearching = document.activeElement?.matches('input[type="search"]') ?? false
    if (!isSearching && !isKept && props.isBusy !== true) props.onSubmit() // Enter in the filter of a list isn't meant for the form
  }
  return (
    <Modal
      visible
      header={props.title}
      size={props.size ?? 'medium'}
      position="top"
      closeAriaLabel="Close"
      onDismiss={({ detail }) => {
        if (detail.reason !== 'overlay') props.onDismiss() // a slip of the mouse must not lose what was typed
      }}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {props.only === 'submit' ? null : (
              <Button variant="link" formAction="none" onClick={props.onDismiss}>
                Cancel
              </Button>
            )}
            {props.only === 'cancel' ? null : (
              <Submit variant="primary" form={id} loading={props.isBusy === true}>
                {props.submitText}
              </Submit>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      <form id={id} onSubmit={submit} noValidate>
        <FirstFieldFocus>
          <SpaceBetween size="l">
            {isKept ? <ReadOnlyNote /> : null}
            {props.error === null ? null : <Alert type="error">{props.error}</Alert>}
            {props.children}
          </SpaceBetween>
        </FirstFieldFocus>
      </form>
    </Modal>
  )
}
