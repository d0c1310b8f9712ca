import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { type ReactNode, useState } from 'react'

/** Made of the account that opens at first, so that it leads somewhere. */
const example =
  'An error occurred (AccessDenied) when calling the DeleteObject operation: User: arn:aws:sts::111122223333:assumed-role/DeployRole/alice is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::parcelo-artifacts/releases/tracker-1.42.0.zip" with an explicit deny in a resource-based policy'

/** Where the message or event is pasted. */
export function PasteForm({ onRead }: { readonly onRead: (text: string) => void }): ReactNode {
  const [text, setText] = useState('')
  const readExample = () => {
    setText(example)
    onRead(example)
  }
  return (
    <Container>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onRead(text)
        }}
      >
        <SpaceBetween size="s">
          <FormField
            stretch
            label="Message or event"
            description="Any wording: from the console, CLI, an SDK, Terraform, CDK or S3; CloudTrail events as JSON, one or many; decoded authorization messages."
          >
            <Textarea
              value={text}
              rows={6}
              spellcheck={false}
              placeholder="User: arn:aws:iam::111122223333:user/alice is not authorized to perform: …"
              onChange={({ detail }) => setText(detail.value)}
            />
          </FormField>
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="primary" formAction="submit">
              Explain it
            </Button>
            <Button formAction="none" onClick={readExample}>
              Try an example
            </Button>
          </SpaceBetween>
        </SpaceBetween>
      </form>
    </Container>
  )
}
