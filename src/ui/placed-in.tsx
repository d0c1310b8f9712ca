import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'

type PlacedInProps = { readonly place: HTMLElement | null; readonly children: ReactNode }

/** What stands in the page at `place`, though it belongs to what renders it here; here itself while there is no such place. */
export function PlacedIn({ place, children }: PlacedInProps): ReactNode {
  return place === null ? children : createPortal(children, place)
}
