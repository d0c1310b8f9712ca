import Box from '@cloudscape-design/components/box'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

import { cliText, sdkText, type StsApiCall } from '#sessions/api-call.ts'

/** The same call for a terminal or a program, to take along. */
export function CallText({ call }: { readonly call: StsApiCall }): ReactNode {
  const [form, setForm] = useState<'cli' | 'sdk'>('cli')
  return (
    <ExpandableSection headerText="The same call with the AWS CLI or SDK">
      <SpaceBetween size="s">
        <SegmentedControl
          label="Write it for"
          selectedId={form}
          options={[
            { id: 'cli', text: 'AWS CLI' },
            { id: 'sdk', text: 'SDK for JavaScript v3' },
          ]}
          onChange={({ detail }) => setForm(detail.selectedId === 'sdk' ? 'sdk' : 'cli')}
        />
        <CopyableCode what={form === 'cli' ? 'command' : 'program'}>
          {form === 'cli' ? cliText(call) : sdkText(call)}
        </CopyableCode>
      </SpaceBetween>
    </ExpandableSection>
  )
}

/** Several lines of code with a button to copy them. */
export function CopyableCode({
  what,
  children,
}: {
  readonly what: string
  readonly children: string
}): ReactNode {
  return (
    <div className="call-text">
      <Box variant="code">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by keyboard */}
        <pre tabIndex={0} aria-label={`The ${what}`}>
          {children}
        </pre>
      </Box>
      <CopyToClipboard
        textToCopy={children}
        copyButtonText={`Copy ${what}`}
        copySuccessText="Copied"
        copyErrorText="Your browser did not allow copying"
      />
    </div>
  )
}
