import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { sizeText } from '#console/wording/storage-wording.ts'
import { askToPersist, storageRoom } from '#persistence/browser-storage.ts'

/** How much the browser stores of all this, and whether it promised to keep it. */
export function StorageRoom(): ReactNode {
  const { data: room, refetch } = useQuery({
    queryKey: ['storage-room'],
    queryFn: storageRoom,
    networkMode: 'always',
    gcTime: 0,
  })
  if (room === undefined) return null
  const { used, most, isPersistent } = room
  const ask = async () => {
    await askToPersist()
    await refetch()
  }
  return (
    <Container header={<Header variant="h2">In this browser</Header>}>
      <KeyValuePairs
        columns={2}
        items={[
          {
            label: 'Room',
            value:
              used === null || most === null
                ? 'The browser does not say.'
                : `${sizeText(used)} of about ${sizeText(most)} used`,
          },
          {
            label: 'Kept',
            value:
              isPersistent === true ? (
                'Until you clear it: the browser promised not to.'
              ) : (
                <>
                  <Box>As long as the disk has room. The browser has not promised more.</Box>
                  <Button variant="inline-link" onClick={() => void ask()}>
                    Ask the browser to keep it
                  </Button>
                </>
              ),
          },
        ]}
      />
    </Container>
  )
}
