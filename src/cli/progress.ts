import type { CommandLine } from './command-line.ts'

/** A progress line on a terminal's error stream; nothing in a pipe. */
export function progress(line: CommandLine): {
  step: (done: number, total: number, what: string) => void
  end: () => void
} {
  if (!line.streams.errTerminal || line.streams.environment['CI']) return { step: () => {}, end: () => {} }
  let shown = 0
  let last = 0
  return {
    step: (done, total, what) => {
      const now = Date.now()
      if (now - last < 80) return
      last = now
      const width = 24
      const filled = Math.round((width * done) / Math.max(1, total))
      const text = `${'━'.repeat(filled)}${'─'.repeat(width - filled)} ${done}/${total} ${what}`.slice(
        0,
        line.streams.width - 1,
      )
      line.streams.err(`\r${text.padEnd(shown)}`)
      shown = text.length
    },
    end: () => {
      if (shown > 0) line.streams.err(`\r${' '.repeat(shown)}\r`)
      shown = 0
    },
  }
}
