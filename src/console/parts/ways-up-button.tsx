import Button from '@cloudscape-design/components/button'

import { hrefOfWaysUp } from './hrefs.ts'

/** Show the ways for this user or role to more than it was given. */
export function WaysUpButton({ principal }: { readonly principal: string }) {
  return <Button href={hrefOfWaysUp(principal)}>Ways up</Button>
}
