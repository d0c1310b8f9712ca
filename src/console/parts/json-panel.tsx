import Container from '@cloudscape-design/components/container'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Header from '@cloudscape-design/components/header'
import type { ReactNode } from 'react'

import { JsonView } from '#ui/json-view.tsx'

type JsonPanelProps = {
  readonly title: string
  readonly value: unknown
  readonly description?: ReactNode
  readonly actions?: ReactNode
}

/** JSON to read, with a button to copy it. */
export function JsonPanel({ title, value, description, actions }: JsonPanelProps) {
  const text = JSON.stringify(value, null, 2)
  return (
    <Container
      header={
        <Header variant="h2" description={description} actions={actions ?? <CopyJson text={text} />}>
          {title}
        </Header>
      }
    >
      <JsonView text={text} />
    </Container>
  )
}

function CopyJson({ text }: { readonly text: string }) {
  return (
    <CopyToClipboard
      copyButtonText="Copy"
      textToCopy={text}
      copySuccessText="Copied"
      copyErrorText="Your browser did not allow copying"
    />
  )
}
