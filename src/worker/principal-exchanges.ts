import type { MatrixCounts, MatrixPiece, MatrixQuestion } from '#graph/questions/access-matrix.ts'
import type { WhatCounts, WhatFound, WhatPiece, WhatQuestion } from '#graph/questions/what-can.ts'
import type { ChangerCounts, ChangerPiece } from '#graph/questions/who-can-change.ts'
import type { DocumentDraft } from '#model/drafts.ts'
import type { EntityId } from '#model/entities/entity.ts'

/** What is asked about users and roles over the whole workspace. */
export type PrincipalExchanges = {
  /** Who may make a call that changes an entity. */
  readonly whoCanChange: {
    readonly question: { readonly target: EntityId; readonly drafts: readonly DocumentDraft[] }
    readonly part: ChangerPiece
    readonly answer: ChangerCounts
  }
  /** What each of some principals may do of each of some requests. */
  readonly accessMatrix: {
    readonly question: MatrixQuestion & { readonly drafts: readonly DocumentDraft[] }
    readonly part: MatrixPiece
    readonly answer: MatrixCounts
  }
  /** What a user or role may do of many actions, on any resource that is worth asking about. */
  readonly whatCan: {
    readonly question: WhatQuestion & { readonly drafts: readonly DocumentDraft[] }
    readonly part: WhatPiece
    readonly answer: WhatCounts
  }
  /** The same of one action, on each of these resources; null: of those that are worth asking about. */
  readonly whatCanOn: {
    readonly question: {
      readonly principal: EntityId
      readonly action: string
      readonly resources: readonly string[] | null
      readonly drafts: readonly DocumentDraft[]
    }
    readonly answer: readonly WhatFound[]
  }
}
