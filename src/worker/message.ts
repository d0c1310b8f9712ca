import type { Answer, Method, Part, Question } from './contract.ts'

/** From the page: answer this. `id` grows with each question of a connection. */
export type AskMessage = {
  [M in Method]: {
    readonly kind: 'ask'
    readonly id: number
    readonly method: M
    readonly question: Question<M>
  }
}[Method]

/** From the page: nobody waits for this one any more. Its work stops where it next gives way. */
export type DropMessage = { readonly kind: 'drop'; readonly id: number }

export type PageMessage = AskMessage | DropMessage

/** From the worker. A `failure` is a broken invariant of ours, never a person's mistake. */
export type WorkerMessage =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer<Method> }
  /** A piece ahead of the answer. */
  | { readonly kind: 'part'; readonly id: number; readonly part: Part<Method> }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
