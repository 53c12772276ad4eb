// Builds what a package of this folder needs. npm prepares a package that it takes from git itself, as pre-commit has it
// do, yet with `--global` it leaves out what building asks for: that is fetched here then.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const cwd = fileURLToPath(new URL('..', import.meta.url))
try {
  import.meta.resolve('esbuild')
} catch {
  const options = ['ci', '--no-global', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund']
  // stdout may be read by who called npm
  const { status } = spawnSync('npm', options, { cwd, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
}
// a process of its own: this one remembers that there was no esbuild
process.exitCode = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd, stdio: ['ignore', 2, 2] }).status ?? 1
