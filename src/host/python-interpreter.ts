import { spawnSync } from 'node:child_process'
import type { HostFailure } from './host.ts'

/** What an interpreter of Python is and has. */
export interface Interpreter {
  /** `3.10.12` */
  readonly version: string
  /** `name==version` of every distribution, one a line */
  readonly installed: string
}

/** milliseconds; a first start from a slow disk takes its time */
const PATIENCE = 30_000

const QUESTION = `
import sys
print("%d.%d.%d" % sys.version_info[:3])
try:
    from importlib.metadata import distributions
    found = sorted({(one.metadata["Name"] or "", one.version or "") for one in distributions()})
except ImportError:
    import pkg_resources
    found = sorted((one.project_name, one.version) for one in pkg_resources.working_set)
for name, version in found:
    if name:
        print("%s==%s" % (name, version) if version else name)
`

/**
 * Asks an interpreter that the user names. It runs isolated (`-I`): neither the working directory nor variables of the
 * environment put code in its way, so nothing of the addons is run.
 */
export function askInterpreter(command: string, folder: string): Interpreter | HostFailure {
  const asked = spawnSync(command, ['-I', '-c', QUESTION], { cwd: folder, encoding: 'utf8', timeout: PATIENCE })
  if (asked.error) {
    const code = 'code' in asked.error ? String(asked.error.code) : ''
    const words: Readonly<Record<string, string>> = {
      ENOENT: 'no such program',
      EACCES: 'it may not be run',
      ETIMEDOUT: 'it does not answer',
    }
    return { failed: words[code] ?? asked.error.message }
  }
  const [version = '', ...installed] = asked.stdout.split(/\r?\n/)
  if (asked.status !== 0 || !/^\d+\.\d+\.\d+$/.test(version)) {
    const said = asked.stderr.trim().split('\n').at(-1)
    return { failed: `it does not answer as Python does${said ? `: ${said}` : ''}` }
  }
  return { version, installed: installed.join('\n') }
}
