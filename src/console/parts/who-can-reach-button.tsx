import Button from '@cloudscape-design/components/button'

import { hrefOfGraphQuestion } from './hrefs.ts'

/** Show who gets to this role or resource, and over which roles, as a picture. */
export function WhoCanReachButton({ entity }: { readonly entity: string }) {
  return <Button href={hrefOfGraphQuestion('who-reaches', { to: entity })}>Who can reach this?</Button>
}
