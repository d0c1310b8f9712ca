import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import type { ReactNode } from 'react'

type PanelHeaderProps = {
  readonly title: string
  readonly description: string
  /** What the button that closes the panel is called. */
  readonly close: string
  readonly onClose: () => void
}

/** The head of a narrow panel: the button that closes it stays beside a title of any length, which wraps by itself. */
export function PanelHeader({ title, description, close, onClose }: PanelHeaderProps): ReactNode {
  return (
    <div className="trust-panel-header">
      <Header variant="h2" description={description}>
        {title}
      </Header>
      <Button variant="icon" iconName="close" ariaLabel={close} onClick={onClose} />
    </div>
  )
}
