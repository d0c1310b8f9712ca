/** The outline of the mark that administrators have, in a square of 12: SVG's, with absolute coordinates. */
export const shield = 'M6 0.5 L11 2.3 V6 C11 8.8 9 10.8 6 11.7 C3 10.8 1 8.8 1 6 V2.3 Z'
