/** A stretch of text, in UTF-16 units from its beginning. */
export type Span = { readonly offset: number; readonly length: number }
