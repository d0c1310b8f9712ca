import { remember } from './remember.ts'

/** A name in lower case. One name is one text in memory, so that look-ups by it compare no characters. */
export const fold = remember((text: string) => text.toLowerCase())
