import type { Direction, Step } from './walk.ts'

/** How all boxes are come to, tied or not. */
const stepping = 'N and P step from box to box.'

/** Why no reason can be told: a box that was jumped to was come to over no line. */
export function noLineSentence(box: string): string {
  return `No line was walked to ${box}, so there is none to explain. Left and Right walk one; then W says why it is so.`
}

/** Why no line is walked from the frame of a fold that is open. */
export function ofFrameSentence(fold: string): string {
  return `The frame of ${fold} has no lines: the boxes in it have their own. ${stepping}`
}

/** Why a key led nowhere: nobody should take another box for the end of a line. */
export function stayedSentence(key: Direction | Step, box: string, wasOnLine: boolean): string {
  switch (key) {
    case 'ArrowLeft':
      return `No line of ${box} leads to the left. ${stepping}`
    case 'ArrowRight':
      return `No line of ${box} leads to the right. ${stepping}`
    case 'ArrowUp':
    case 'ArrowDown':
      return wasOnLine
        ? `No further line that way. ${stepping}`
        : `Up and Down change between lines once Left or Right has walked one. ${stepping}`
    case 'next':
    case 'last':
      return `${box} is the last box.`
    case 'previous':
    case 'first':
      return `${box} is the first box.`
  }
}
