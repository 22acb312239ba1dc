import type { Terminal } from './command.ts'

/**
 * A terminal that shows control characters instead of obeying them. Much of what a command prints was written by
 * others: a name in a bundle must not be able to move the cursor, recolour the screen or turn the reading direction
 * round. Each such character is written as its JSON escape, so a JSON document keeps its meaning.
 */
export function plainTerminal(terminal: Terminal): Terminal {
  return {
    out: (text) => terminal.out(showControls(text)),
    err: (text) => terminal.err(showControls(text)),
  }
}

function showControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
