import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

import type { ImportReport } from '#interchange/import-report.ts'

import { FindingsTable } from './findings-table.tsx'
import type { ImportMode } from './use-import.ts'

type ImportPreviewProps = {
  readonly fileName: string
  readonly report: ImportReport
  readonly mode: ImportMode
  readonly onCancel: () => void
  readonly onTake: () => void
}

export function ImportPreview({ fileName, report, mode, onCancel, onTake }: ImportPreviewProps): ReactNode {
  if (report.change === null) {
    return (
      <SpaceBetween size="m">
        <Alert
          type="error"
          header={`Nothing in ${fileName} could be read as an account export`}
          action={<Button onClick={onCancel}>Choose another file</Button>}
        >
          Your workspace is as it was. What can be read is the JSON that{' '}
          <Box variant="code">aws iam get-account-authorization-details</Box> prints. The list says what
          stands in the file.
        </Alert>
        <FindingsTable findings={report.findings} leftOut={report.findingsLeftOut} />
      </SpaceBetween>
    )
  }
  return (
    <SpaceBetween size="m">
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <SpaceBetween size="xs" direction="horizontal">
                <Button onClick={onCancel}>Cancel</Button>
                <Button variant="primary" onClick={onTake}>
                  {mode === 'replace' ? 'Replace the workspace' : 'Add to the workspace'}
                </Button>
              </SpaceBetween>
            }
          >
            {fileName}
          </Header>
        }
      >
        <SpaceBetween size="m">
          <Counts report={report} />
          <Box variant="p" color="text-body-secondary">
            This kind of export holds no service control or resource control policies, no resource-based
            policies (buckets, keys, queues) and no identity providers. Until you add them, decisions take it
            that there are none; where a service needs one to answer (as for a KMS key), the answer is
            unknown.
          </Box>
        </SpaceBetween>
      </Container>
      <FindingsTable findings={report.findings} leftOut={report.findingsLeftOut} />
    </SpaceBetween>
  )
}

const number = (count: number) => count.toLocaleString('en')

function Counts({ report: { counts, accountIds } }: { readonly report: ImportReport }): ReactNode {
  return (
    <KeyValuePairs
      columns={4}
      items={[
        { label: accountIds.length === 1 ? 'Account' : 'Accounts', value: accountIds.join(', ') },
        { label: 'Users', value: number(counts.users) },
        { label: 'Groups', value: number(counts.groups) },
        { label: 'Roles', value: number(counts.roles) },
        { label: 'Managed policies', value: number(counts.policies) },
        { label: 'Instance profiles', value: number(counts.instanceProfiles) },
      ]}
    />
  )
}
