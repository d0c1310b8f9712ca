import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

type QuestionFrameProps = {
  /** What the form is called by those who don't see it. */
  readonly label: string
  readonly onAsk: () => void
  readonly children: ReactNode
}

/** The fields of a question in their frame. It is asked on Ask, or with Enter. */
export function QuestionFrame({ label, onAsk, children }: QuestionFrameProps): ReactNode {
  return (
    <form
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        onAsk()
      }}
    >
      <Container>
        <SpaceBetween size="m">
          {children}
          <Button variant="primary" formAction="submit">
            Ask
          </Button>
        </SpaceBetween>
      </Container>
    </form>
  )
}
