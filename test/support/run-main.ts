import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach } from 'vitest'
import { main } from '../../src/cli/main.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly root: string
}

/** Runs a command line in a folder of its own, or in that of an earlier run, after writing files into it. */
export async function runMain(
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
  cwd?: string,
): Promise<Ran> {
  const root = cwd ?? mkdtempSync(join(tmpdir(), 'addonry-'))
  if (!cwd) folders.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  let out = ''
  let err = ''
  const code = await main(args, root, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    terminal: false,
    width: 100,
    environment: {},
  })
  return { code, out, err, root }
}
