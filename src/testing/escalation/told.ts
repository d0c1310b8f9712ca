/** How surely a permission or a way is had, the surest first. */
export type Told = 'allowed' | 'conditional'
