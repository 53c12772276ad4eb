import { resolvePath } from '../host/paths.ts'
import type { CommandLine } from './command-line.ts'
import { UsageError } from './usage-error.ts'

/** The option of commands whose answer may be kept. */
export const OUTPUT_OPTION = ['-o, --output <file>', 'write it to a file'] as const

/** Prints a text, or writes it to the file that `--output` names. */
export function give(line: CommandLine, output: string | undefined, text: string): void {
  if (output === undefined) line.streams.out(text)
  else writeText(line, output, text)
}

export function writeText(line: CommandLine, file: string, text: string): void {
  const failed = line.host.write(resolvePath(line.host.cwd, file), text)
  if (failed) throw new UsageError(`cannot write ${file}: ${failed.failed}`)
}
