import { resolvePath } from '../host/paths.ts'
import type { CommandLine } from './command-line.ts'
import { UsageError } from './usage-error.ts'

/** The text of a file that the command line names. */
export function readText(line: CommandLine, file: string): string {
  const bytes = line.host.readBytes(resolvePath(line.host.cwd, file))
  if ('failed' in bytes) throw new UsageError(`cannot read ${file}: ${bytes.failed}`)
  return new TextDecoder().decode(bytes)
}
