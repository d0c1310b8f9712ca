import Pagination, { type PaginationProps } from '@cloudscape-design/components/pagination'
import type { ReactNode } from 'react'

type PagesProps = Pick<PaginationProps, 'currentPageIndex' | 'pagesCount' | 'onChange' | 'disabled'> & {
  readonly of: string
}

/** The pager of a list, which says of what the pages are. */
export function Pages({ of, ...paging }: PagesProps): ReactNode {
  return <Pagination {...paging} ariaLabels={{ paginationLabel: `Pages of ${of}` }} />
}
