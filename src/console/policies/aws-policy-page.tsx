import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'

import { addAwsManagedPolicy } from '#model/commands/add-aws-managed-policy.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { NotThere } from '../parts/detail-page.tsx'
import { hrefs } from '../parts/hrefs.ts'
import { JsonPanel } from '../parts/json-panel.tsx'
import { perform } from '../parts/perform.ts'
import { catalog } from '../state/catalog.ts'

const list = { text: 'policies', href: hrefs.policies }

/** A policy that AWS keeps and that the workspace doesn't hold yet: its document, and the way to bring it in. */
export function AwsPolicyPage({ name }: { readonly name: string }) {
  const { data, isPending, isError, refetch } = useQuery({
    queryKey: ['catalog', 'managed-policy', name],
    networkMode: 'always',
    staleTime: Infinity,
    retry: false,
    queryFn: async () => {
      const answer = await catalog.managedPolicy(name)
      if (!answer.ok) throw new Error(answer.problem.path)
      return answer.value
    },
  })
  if (isPending)
    return (
      <Box padding="xxl" textAlign="center">
        <Spinner /> Fetching the document of {name}
      </Box>
    )
  if (isError)
    return (
      <StatusIndicator type="warning">
        The document of {name} could not be fetched.{' '}
        <Button variant="inline-link" onClick={() => void refetch()}>
          Try again
        </Button>
      </StatusIndicator>
    )
  if (data === null) return <NotThere what="policy" name={name} list={list} />
  const { path, defaultVersionId, createDate, document } = data
  const bringIn = () =>
    perform(addAwsManagedPolicy, {
      path,
      name,
      description: '',
      createDate,
      versionId: defaultVersionId,
      document,
    })
  return (
    <SpaceBetween size="l">
      <SpaceBetween size="xs">
        <Link href={hrefs.awsPolicies}>All AWS managed policies</Link>
        <Header
          variant="h1"
          description="AWS keeps this policy. It is not in this workspace yet, so nothing here uses it."
          actions={
            <ChangeButton variant="primary" onClick={bringIn}>
              Bring into this workspace
            </ChangeButton>
          }
        >
          {name}
        </Header>
      </SpaceBetween>
      <JsonPanel title={`Version ${defaultVersionId}`} value={document} />
    </SpaceBetween>
  )
}
