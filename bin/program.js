import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { crc32 } from 'node:zlib'

const ROOT = new URL('..', import.meta.url)
const FILE = fileURLToPath(new URL('dist/main.cjs', ROOT))
/** Beside the program, so that whoever may write here may change the program itself, too. */
const COMPILED = fileURLToPath(new URL('.compiled/', ROOT))
/** bytes at the head that tell whether the rest is whole */
const HEAD = 4
/** A run that worked less has compiled too little for others to live on: CPU time in microseconds. */
const LONG_ENOUGH = 400_000

/**
 * Loads the program. What the engine compiled in an earlier run is taken over: a third of a short run went into
 * compiling the same functions again.
 * @returns {{ main: (args: string[]) => Promise<number>, keepCompiled: (worked?: NodeJS.CpuUsage) => void }} the
 *   program; `keepCompiled` is for the end of a run, and writes what it compiled when nothing is kept yet
 */
export function loadProgram() {
  // the bundle is ASCII, which this reads fastest
  const source = readFileSync(FILE, 'latin1')
  // what the build wrote into its first line; the engine asks for itself whether its version and flags are those of before
  const stamp = /^\/\*(\w+)\*\//.exec(source)?.[1] ?? ''
  const engine = `${process.version}-${process.arch}-`
  const kept = `${COMPILED}${engine}${stamp}`
  const cachedData = readKept(kept)
  const script = new Script(`(function (exports, require, module, __filename) {${source}\n})`, {
    filename: FILE,
    ...(cachedData && { cachedData }),
  })
  const module = { exports: /** @type {any} */ ({}) }
  script.runInThisContext()(module.exports, createRequire(FILE), module, FILE)
  return {
    main: module.exports.main,
    keepCompiled({ user, system } = process.cpuUsage()) {
      if (cachedData && !script.cachedDataRejected) return
      if (user + system < LONG_ENOUGH) return
      writeKept(kept, engine, script)
    },
  }
}

/** What was kept, unless it is damaged: the engine believes every byte. */
function readKept(path) {
  try {
    const bytes = readFileSync(path)
    const data = bytes.subarray(HEAD)
    return crc32(data) === bytes.readUInt32LE(0) ? data : undefined
  } catch {
    return undefined
  }
}

/** Written beside and renamed, so that a run side by side never reads half of it. */
function writeKept(path, engine, script) {
  const beside = `${path}.${process.pid}`
  try {
    const data = script.createCachedData()
    mkdirSync(COMPILED, { recursive: true })
    for (const name of readdirSync(COMPILED)) if (name.startsWith(engine)) rmSync(`${COMPILED}${name}`, { force: true })
    const head = Buffer.alloc(HEAD)
    head.writeUInt32LE(crc32(data))
    writeFileSync(beside, Buffer.concat([head, data]))
    renameSync(beside, path)
  } catch {
    // a folder that cannot be written is no fault: the next run compiles again
  }
}
