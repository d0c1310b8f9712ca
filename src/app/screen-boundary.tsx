import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { Component, type ReactNode } from 'react'

/** `path`: a failure is forgotten when it changes. */
type Props = { readonly path: string; readonly children: ReactNode }
type State = { readonly failure: string | null; readonly failedAt: string | null }

/** Keeps a screen's failure to that screen: the shell, the board and all that was typed live on. */
export class ScreenBoundary extends Component<Props, State> {
  override state: State = { failure: null, failedAt: null }

  static getDerivedStateFromError(error: unknown): Pick<State, 'failure'> {
    return { failure: error instanceof Error ? error.message : String(error) }
  }

  static getDerivedStateFromProps({ path }: Props, { failure, failedAt }: State): Partial<State> | null {
    if (failure === null) return null
    if (failedAt === null) return { failedAt: path }
    return failedAt === path ? null : { failure: null, failedAt: null }
  }

  override render(): ReactNode {
    if (this.state.failure === null) return this.props.children
    return (
      <Alert
        type="error"
        header="This page failed"
        action={<Button onClick={() => this.setState({ failure: null, failedAt: null })}>Try again</Button>}
      >
        Your workspace is safe; the rest of the console works. What went wrong: {this.state.failure}
      </Alert>
    )
  }
}
