import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { Component, type ReactNode } from 'react'

type Props = { readonly children: ReactNode }
type State = { readonly failure: string | null }

/** Keeps a screen's failure to that screen: the shell, the board and all that was typed live on. */
export class ScreenBoundary extends Component<Props, State> {
  override state: State = { failure: null }

  static getDerivedStateFromError(error: unknown): State {
    return { failure: error instanceof Error ? error.message : String(error) }
  }

  override render(): ReactNode {
    if (this.state.failure === null) return this.props.children
    return (
      <Alert
        type="error"
        header="This page failed"
        action={<Button onClick={() => this.setState({ failure: null })}>Try again</Button>}
      >
        Your workspace is safe; the rest of the console works. What went wrong: {this.state.failure}
      </Alert>
    )
  }
}
