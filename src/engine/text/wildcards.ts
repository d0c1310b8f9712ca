/** `*`: any run of characters, none included. */
export const anyRun = -1
/** `?`: exactly one character. */
export const anyOne = -2
/** A `*` inside a part of an ARN: any run that holds no `:`. */
export const runInPart = -3
/** A `?` inside a part of an ARN: exactly one character other than `:`. */
export const oneInPart = -4

/** The UTF-16 unit that no run inside a part goes past. */
export const colon = 58
