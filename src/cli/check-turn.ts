import { createHash } from 'node:crypto'
import type { NamedRule } from '../check/run-rules.ts'
import type { Settings } from '../config/settings.ts'
import { gitTree } from '../host/git.ts'
import { GitHost } from '../host/git-host.ts'
import type { Host } from '../host/host.ts'
import { joinPath, resolvePath } from '../host/paths.ts'
import { Questions } from '../host/questions.ts'
import { TraceHost } from '../host/trace-host.ts'
import type { Project } from '../model/project.ts'
import { checkCached } from '../session/cached-check.ts'
import { type Checked, checkOpened } from '../session/checked.ts'
import { cacheHome, ResultCache } from '../session/result-cache.ts'
import { type Opened, type OpenOptions, Session } from '../session/session.ts'
import type { FilePath } from '../text/span.ts'
import type { CheckOptions, Shard } from './check-options.ts'
import { type CommandLine, releasesWith } from './command-line.ts'
import { UsageError } from './usage-error.ts'

type Progress = NonNullable<OpenOptions['onProgress']>

/** What one check is about. */
export interface Turn {
  readonly line: CommandLine
  readonly open: OpenOptions
  /** files of knowledge */
  readonly knowledge: readonly string[]
  readonly rules: readonly NamedRule[]
  readonly cache: ResultCache | undefined
  readonly shard: Shard | undefined
  /** a commit that the files on disk are compared with */
  readonly since?: string
  /** it was named by `--diff`, which takes a file as well */
  readonly asDiff: boolean
  readonly progress: Progress
}

/** The folder of caches: the one that is named, that of the environment, or beside the settings. */
export function cacheFolder(line: CommandLine, settings: Settings, named?: string): FilePath {
  const given = named ?? (line.streams.environment['ADDONRY_CACHE_DIR'] || undefined)
  const folder = given ? resolvePath(line.host.cwd, given) : joinPath(settings.folder, '.addonry-cache')
  return cacheHome(line.host, folder)
}

/** Where results are kept; `undefined` when they are not wanted or cannot be. */
export function resultCache(line: CommandLine, options: CheckOptions, settings: Settings): ResultCache | undefined {
  if (!options.cache || options.watch || options.fix) return undefined
  const folder = cacheFolder(line, settings, options.cacheDir)
  const cache = new ResultCache(line.host, folder, `${line.version}-${line.stamp}`, Date.now())
  return cache.prepare() ? cache : undefined
}

/** Checks the files on disk, or takes the result from the cache. */
export function checkDisk(turn: Turn): Checked {
  const { line, open, knowledge, rules, cache, progress } = turn
  if (turn.since === undefined && cache && !turn.shard)
    return checkCached({
      host: line.host,
      open: { ...open, onProgress: progress },
      rules,
      cache,
      question: question(turn, 'disk'),
      now: Date.now(),
      session: (host) => new Session(host, releasesWith(host, knowledge)),
    })
  if (turn.since === undefined) return cached(turn, question(turn, 'disk'), (host) => checkOn(host, turn))
  const tree = treeOf(turn, turn.since)
  return cached(turn, question(turn, `disk against ${tree.root} ${tree.base}`), (host) => {
    const { project } = opened(commitHost(host, tree), turn)
    return checkOn(host, turn, project)
  })
}

/** Checks the files of a commit: of its merge base with what is checked out. */
export function checkCommit(turn: Turn, ref: string): Checked {
  const tree = treeOf(turn, ref)
  return cached(turn, question(turn, `commit ${tree.root} ${tree.base}`), (host) =>
    checkOn(commitHost(host, tree), turn),
  )
}

type Tree = Exclude<ReturnType<typeof gitTree>, { readonly failed: string }>

function treeOf({ line, asDiff }: Turn, ref: string): Tree {
  const tree = gitTree(line.host.cwd, ref)
  if ('failed' in tree)
    throw new UsageError(
      asDiff ? `--diff: there is no file '${ref}', and ${tree.failed}` : `--new-since: ${tree.failed}`,
    )
  return tree
}

/** The files of a commit, in place of those of the checkout. */
function commitHost(host: Host, tree: Tree): Host {
  const texts = tree.read(GitHost.wanted(tree))
  if ('failed' in texts) throw new UsageError(`cannot read the files of ${tree.base}: ${texts.failed}`)
  return new GitHost(host, tree, texts)
}

function cached({ line, cache }: Turn, asks: unknown, make: (host: Host) => Checked): Checked {
  if (!cache) return make(line.host)
  const known = cache.load(asks)
  if (known && 'report' in known) return known
  const trace = new TraceHost(line.host, Date.now())
  const checked = make(trace)
  cache.save(asks, Questions.of(trace.asked), checked)
  return checked
}

function opened(host: Host, { open, knowledge, progress }: Turn, before?: Project): Opened {
  const session = new Session(host, releasesWith(host, knowledge))
  return session.open({ ...open, onProgress: progress, ...(before && { before }) })
}

function checkOn(host: Host, turn: Turn, before?: Project): Checked {
  const { rules, shard, progress } = turn
  const only = shard && { projectRules: shard.part === 1, addon: (name: string) => inShard(name, shard) }
  return checkOpened(opened(host, turn, before), rules, { onProgress: progress, ...(only && { only }) })
}

/** All that a result depends on besides files and the program. */
function question({ line, open, knowledge, rules, shard }: Turn, what: string): unknown {
  const { onProgress: _, ...options } = open
  return { what, cwd: line.host.cwd, options, knowledge, shard, rules: rules.map(({ id }) => id) }
}

/** Is an addon part of a shard? By its name's hash, so that a new addon moves no other. */
function inShard(addon: string, { part, count }: Shard): boolean {
  return createHash('sha256').update(addon).digest().readUInt32BE(0) % count === part - 1
}
