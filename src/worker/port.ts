/** The little of `Worker`, and of a worker's own global scope, that talking through it takes. */
export type Port<Incoming, Outgoing> = {
  postMessage(message: Outgoing): void
  addEventListener(type: 'message', listener: (event: { readonly data: Incoming }) => void): void
}
