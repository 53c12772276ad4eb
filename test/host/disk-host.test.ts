import { spawn } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterEach, describe, expect, test } from 'vitest'
import { DiskHost } from '../../src/host/disk-host.ts'

const folders: string[] = []
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'addonry-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true })
})

describe('writing', () => {
  test('keeps the rights of a file and leaves nothing beside it', () => {
    const at = folder()
    writeFileSync(join(at, 'a.sh'), 'old')
    chmodSync(join(at, 'a.sh'), 0o750)
    expect(new DiskHost(at).write(join(at, 'a.sh'), 'new')).toBeUndefined()
    expect(readFileSync(join(at, 'a.sh'), 'utf8')).toBe('new')
    expect(statSync(join(at, 'a.sh')).mode & 0o777).toBe(0o750)
    expect(readdirSync(at)).toEqual(['a.sh'])
  })

  test('follows a link, which stays one', () => {
    const at = folder()
    writeFileSync(join(at, 'real.py'), 'old')
    symlinkSync('real.py', join(at, 'link.py'))
    new DiskHost(at).write(join(at, 'link.py'), 'new')
    expect(readFileSync(join(at, 'real.py'), 'utf8')).toBe('new')
    expect(lstatSync(join(at, 'link.py')).isSymbolicLink()).toBe(true)
  })

  test('makes folders; says why it cannot write', () => {
    const at = folder()
    expect(new DiskHost(at).write(join(at, 'x/y/z.txt'), 'z')).toBeUndefined()
    expect(new DiskHost(at).write(join(at, 'x/y/z.txt/w'), 'w')).toHaveProperty('failed')
    expect(new DiskHost(at).write(join(at, 'x/y'), 'w')).toHaveProperty('failed')
  })

  test('sweeps away what a run that was killed left, not what another is writing', () => {
    const at = folder()
    writeFileSync(join(at, '.a.py.addonry-tmp-1'), 'half')
    utimesSync(join(at, '.a.py.addonry-tmp-1'), 1000, 1000)
    writeFileSync(join(at, '.b.py.addonry-tmp-2'), 'half')
    new DiskHost(at).write(join(at, 'c.py'), 'c')
    expect(readdirSync(at)).toEqual(['.b.py.addonry-tmp-2', 'c.py'])
  })

  test('killed at any moment, the file is the old one or the new one', async () => {
    const at = folder()
    const program = join(at, 'write.mjs')
    await build({
      stdin: {
        contents: `import { DiskHost } from './disk-host.ts'
          const host = new DiskHost(${JSON.stringify(at)})
          console.log('ready')
          for (let i = 0; ; i++) host.write(${JSON.stringify(join(at, 'big.py'))}, String(i % 10).repeat(2_000_000))`,
        resolveDir: new URL('../../src/host/', import.meta.url).pathname,
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: program,
    })
    for (let kill = 0; kill < 8; kill++) {
      const child = spawn(process.execPath, [program])
      await new Promise((resolve) => child.stdout.once('data', resolve))
      await new Promise((resolve) => setTimeout(resolve, 3 + kill * 7))
      child.kill('SIGKILL')
      await new Promise((resolve) => child.once('exit', resolve))
      const text = readdirSync(at).includes('big.py') ? readFileSync(join(at, 'big.py'), 'utf8') : ''
      expect(text === '' || (text.length === 2_000_000 && text === text[0]?.repeat(2_000_000))).toBe(true)
    }
  })
})

test('removing is whole, and of nothing is no failure', () => {
  const at = folder()
  const host = new DiskHost(at)
  host.write(join(at, 'a/b/c'), 'x')
  expect(host.remove(join(at, 'a'))).toBeUndefined()
  expect(host.remove(join(at, 'a'))).toBeUndefined()
  expect(readdirSync(at)).toEqual([])
})
