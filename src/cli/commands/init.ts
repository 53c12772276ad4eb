import { RULES } from '../../../rules/index.ts'
import { namesOf } from '../../check/run-rules.ts'
import { githubWorkflow, gitlabJob, type InitInput, settingsText, withPreCommitHook } from '../../config/init-files.ts'
import { OLDER_FILES, readOlderSettings } from '../../config/older-settings.ts'
import { foreignFolders } from '../../discover/foreign.ts'
import type { Host } from '../../host/host.ts'
import { joinPath, parentPath, relativePath } from '../../host/paths.ts'
import { Session } from '../../session/session.ts'
import { isSeries } from '../../text/series.ts'
import type { FilePath } from '../../text/span.ts'
import { type CommandLine, NO_SETTINGS, openOptions, type SourceOptions, withSourceOptions } from '../command-line.ts'
import { UsageError } from '../usage-error.ts'

export const INIT_TARGETS = ['settings', 'pre-commit', 'github', 'gitlab'] as const

interface Options extends SourceOptions {
  readonly write?: readonly (typeof INIT_TARGETS)[number][]
  readonly force?: boolean
  readonly dryRun?: boolean
}

/** `addonry init`: settings and the gate of a repository, made from what is there. */
export function initCommand(line: CommandLine): void {
  const command = line.program
    .command('init')
    .description('write settings, the pre-commit hook and the CI job of a repository, from what is found there')
    .option(
      '--write <what>',
      `only these: ${INIT_TARGETS.join(', ')}; commas or repeated. All that the repository seems to use when not given`,
      targets,
    )
    .option('--force', 'write anew what is there already')
    .option('--dry-run', 'print what would be written')
  withSourceOptions(command)
    .addHelpText(
      'after',
      `\nReads ${OLDER_FILES.join(', ')}.\n\nExamples:\n  $ addonry init\n  $ addonry init --write settings,gitlab --dry-run`,
    )
    .action((options: Options) => runInit(line, options))
}

function targets(value: string, before: readonly string[] | undefined): readonly (typeof INIT_TARGETS)[number][] {
  const known = (before ?? []).flatMap((name) => INIT_TARGETS.find((target) => target === name) ?? [])
  const more = value.split(',').map((name) => {
    const found = INIT_TARGETS.find((target) => target === name.trim())
    if (!found) throw new UsageError(`--write: '${name}' is not one of ${INIT_TARGETS.join(', ')}`)
    return found
  })
  return [...known, ...more]
}

function runInit(line: CommandLine, options: Options): void {
  const { host } = line
  const top = repositoryAround(host)
  const read = (name: string, folder = host.cwd): string | undefined => {
    const path = joinPath(folder, name)
    const bytes = host.stat(path)?.kind === 'file' ? host.readBytes(path) : { failed: '' }
    return 'failed' in bytes ? undefined : new TextDecoder().decode(bytes)
  }
  const older = readOlderSettings(
    new Map(OLDER_FILES.flatMap((name) => [[name, read(name) ?? read(name, top)] as const]).filter(isPresent)),
  )
  const open = openOptions(line, [], options, NO_SETTINGS)
  const { project, series } = new Session(host).open({ ...open, manifestsOnly: true })
  const told = options.series ?? (older.series !== undefined && isSeries(older.series) ? older.series : undefined)
  const input: InitInput = {
    version: line.version,
    series: told ?? series.series,
    addonsPath: options.addonsPath ?? [],
    foreign: foreignFolders({ read, folders: (name) => foldersIn(host, joinPath(host.cwd, name)) }),
    older,
    rules: RULES.map((named) => ({
      ...namesOf(named),
      optional: named.rule.optional === true,
      presets: named.rule.presets ?? [],
    })),
  }
  const remote = read('.git/config') ?? ''
  const uses = (target: (typeof INIT_TARGETS)[number]): boolean => {
    if (options.write) return options.write.includes(target)
    // hooks and jobs are those of a whole repository
    if (target !== 'settings' && host.cwd !== top) return false
    if (target === 'pre-commit') return read('.pre-commit-config.yaml') !== undefined
    if (target === 'github') return host.stat(joinPath(host.cwd, '.github')) !== undefined || remote.includes('github')
    if (target === 'gitlab') return read('.gitlab-ci.yml') !== undefined || remote.includes('gitlab')
    return true
  }
  const write = (name: string, text: string | undefined, merged = false): void => {
    const before = read(name)
    if (text === undefined || (before !== undefined && !merged && !options.force)) {
      const why = merged && !before?.includes('addonry') ? 'its list of repos is not found' : 'there already'
      line.streams.out(`  ${name}: ${why}, left as it is${merged ? '' : ' (--force writes it anew)'}\n`)
      return
    }
    if (options.dryRun) {
      line.streams.out(`  ${name}:\n\n${text}\n`)
      return
    }
    const failed = host.write(joinPath(host.cwd, name), text)
    if (failed) throw new UsageError(`cannot write ${name}: ${failed.failed}`)
    line.streams.out(`  ${name}: ${before === undefined ? 'written' : 'changed'}\n`)
  }
  const addons = project.checked.length
  line.streams.out(`${addons} addon${addons === 1 ? '' : 's'}, Odoo ${input.series}\n`)
  if (addons === 0) line.streams.out('  no addon (a folder with __manifest__.py) found below this folder\n')
  if (host.cwd !== top && !options.write)
    line.streams.out(
      `  the repository begins at ${relativePath(host.cwd, top)}: init writes its hook and its job there\n`,
    )
  if (told === undefined && series.assumed)
    line.streams.out(`  ${series.evidence}: say it with --series if it is another\n`)
  if (uses('settings')) write('addonry.toml', settingsText(input))
  if (uses('pre-commit'))
    write('.pre-commit-config.yaml', withPreCommitHook(read('.pre-commit-config.yaml'), line.version), true)
  if (uses('github')) write('.github/workflows/addonry.yml', githubWorkflow(input))
  if (uses('gitlab')) {
    const ci = read('.gitlab-ci.yml')
    write('.gitlab/addonry.yml', gitlabJob(input))
    const include = 'include:\n  - local: .gitlab/addonry.yml\n'
    if (ci === undefined) write('.gitlab-ci.yml', include)
    else if (!ci.includes('addonry'))
      line.streams.out(`  .gitlab-ci.yml: add this to it\n\n${include.replace(/^/gm, '    ').trimEnd()}\n`)
  }
  line.streams.out(
    `\nNext:\n  addonry check                    what is wrong now\n  addonry check --fix --dry-run    what can be mended without a risk\n  addonry check --write-baseline   accept what is left (${relativePath(host.cwd, joinPath(host.cwd, '.addonry-baseline.json'))}, commit it): only new findings are told from then on\n`,
  )
}

/** The top folder of the git repository around the working directory; that itself where there is none. */
function repositoryAround(host: Host): FilePath {
  for (let folder = host.cwd; ; folder = parentPath(folder)) {
    if (host.stat(joinPath(folder, '.git'))) return folder
    if (parentPath(folder) === folder) return host.cwd
  }
}

function foldersIn(host: Host, folder: FilePath): readonly string[] {
  const entries = host.list(folder)
  if ('failed' in entries) return []
  return entries.flatMap(({ name }) => (host.stat(joinPath(folder, name))?.kind === 'directory' ? [name] : []))
}

function isPresent(entry: readonly [string, string | undefined]): entry is readonly [string, string] {
  return entry[1] !== undefined
}
