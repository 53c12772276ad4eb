import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

interface Program {
  readonly main: (args: readonly string[]) => string
  readonly keepCompiled: (worked: { readonly user: number; readonly system: number }) => void
}

/** microseconds */
const MUCH = { user: 2_000_000, system: 0 }
let root: string
let turn = 0

/** A package of which the program says its word. */
function build(stamp: string, word: string): void {
  writeFileSync(join(root, 'dist/main.cjs'), `/*${stamp}*/exports.main = (args) => '${word} ' + args.join('+')`)
}

async function load(): Promise<Program> {
  // a name of its own each time: a module is read once
  const file = join(root, `bin/program${turn++}.mjs`)
  copyFileSync(new URL('../../bin/program.js', import.meta.url), file)
  const { loadProgram } = await import(pathToFileURL(file).href)
  return loadProgram()
}

const kept = (): string[] => (existsSync(join(root, '.compiled')) ? readdirSync(join(root, '.compiled')) : [])
const bytesOf = (name: string): Buffer => readFileSync(join(root, '.compiled', name))

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'addonry-'))
  for (const folder of ['bin', 'dist']) mkdirSync(join(root, folder))
  build('aaaa', 'one')
})

afterEach(() => rmSync(root, { recursive: true }))

describe('what the engine compiled', () => {
  it('is kept at the end of a run, and stands in the next', async () => {
    const first = await load()
    expect(first.main(['a', 'b'])).toBe('one a+b')
    // so short a run compiled too little
    first.keepCompiled({ user: 50_000, system: 20_000 })
    expect(kept()).toEqual([])
    first.keepCompiled(MUCH)
    expect(kept()).toEqual([`${process.version}-${process.arch}-aaaa`])
    const [name = ''] = kept()
    const before = bytesOf(name)
    const second = await load()
    expect(second.main(['c'])).toBe('one c')
    rmSync(join(root, '.compiled'), { recursive: true })
    // what was taken over is not written again
    second.keepCompiled(MUCH)
    expect(kept()).toEqual([])
    expect(before.length).toBeGreaterThan(100)
  })

  it('is made anew when it is damaged', async () => {
    const first = await load()
    first.main([])
    first.keepCompiled(MUCH)
    const [name = ''] = kept()
    const whole = bytesOf(name)
    for (const damaged of [
      Buffer.from(whole).fill(1, 90, 91),
      whole.subarray(0, 60),
      Buffer.alloc(0),
      Buffer.from('no'),
    ]) {
      writeFileSync(join(root, '.compiled', name), damaged)
      const next = await load()
      expect(next.main([])).toBe('one ')
      next.keepCompiled(MUCH)
      expect(bytesOf(name).length).toBe(whole.length)
    }
  })

  it('is never that of another build', async () => {
    const first = await load()
    first.keepCompiled(MUCH)
    build('bbbb', 'two')
    const second = await load()
    expect(second.main(['x'])).toBe('two x')
    second.keepCompiled(MUCH)
    expect(kept()).toEqual([`${process.version}-${process.arch}-bbbb`])
  })

  it('is done without where nothing can be written', async () => {
    writeFileSync(join(root, '.compiled'), 'a file')
    const program = await load()
    expect(() => program.keepCompiled(MUCH)).not.toThrow()
    expect(program.main(['y'])).toBe('one y')
  })
})
