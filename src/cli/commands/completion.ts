import type { Command } from 'commander'
import { RULES } from '../../../rules/index.ts'
import { presetWords } from '../../config/presets.ts'
import { reportFormats } from '../../present/report/report-formats.ts'
import { CONFIDENCES, SEVERITIES } from '../../rule/severity.ts'
import { SERIES } from '../../text/series.ts'
import { type CommandLine, choice } from '../command-line.ts'
import { INIT_TARGETS } from './init.ts'

/** `addonry completion SHELL`: a script that completes commands, options and their words. */
export function completionCommand(line: CommandLine): void {
  line.program
    .command('completion')
    .description('a completion script for bash, zsh or fish')
    .argument('<shell>', 'bash, zsh or fish', choice('shell', ['bash', 'zsh', 'fish']))
    .addHelpText(
      'after',
      '\nExample:\n  $ addonry completion bash > ~/.local/share/bash-completion/completions/addonry',
    )
    .action((shell: 'bash' | 'zsh' | 'fish') => line.streams.out(script(shell, line.program)))
}

/** Words that an option or an argument takes, where they can be told. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  '--rule': RULES.map(({ id }) => id),
  '--preset': presetWords(),
  '--fail-on': SEVERITIES,
  '--min-confidence': CONFIDENCES,
  '--series': SERIES,
  '--from': SERIES,
  '--to': SERIES,
  '--mode': ['install', 'load'],
  '--report': Object.keys(reportFormats),
  '--write': INIT_TARGETS,
}
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  explain: RULES.map(({ id }) => id),
  completion: ['bash', 'zsh', 'fish'],
}

/** Formats differ from command to command: the help of the option lists them. */
function valuesOf({ long, description }: { readonly long?: string; readonly description: string }): readonly string[] {
  if (long === '--format' || long === '--direction')
    return description.split(/,\s*|\s+or\s+/).filter((word) => /^[a-z]+$/.test(word))
  return VALUES[long ?? ''] ?? []
}

function script(shell: 'bash' | 'zsh' | 'fish', program: Command): string {
  const commands = program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: command.options.flatMap((option) =>
      option.long
        ? [
            {
              names: [option.short, option.long].filter(Boolean),
              long: option.long,
              takes: option.required,
              values: valuesOf(option),
            },
          ]
        : [],
    ),
    words: ARGUMENTS[command.name()] ?? [],
  }))
  const names = commands.map((command) => command.name).join(' ')
  if (shell === 'fish')
    return commands
      .map(({ name, description, options, words }) => {
        const seen = `complete -c addonry -n '__fish_seen_subcommand_from ${name}'`
        return [
          `complete -c addonry -n __fish_use_subcommand -a ${name} -d '${description.replaceAll("'", "\\'")}'\n`,
          ...(words.length > 0 ? [`${seen} -a '${words.join(' ')}'\n`] : []),
          ...options.map(
            ({ long, takes, values }) =>
              `${seen} -l ${long.slice(2)}${values.length > 0 ? ` -x -a '${values.join(' ')}'` : takes ? ' -r' : ''}\n`,
          ),
        ].join('')
      })
      .join('')
  const cases = commands.map(
    ({ name, options, words }) =>
      `    ${name}) words="${[...words, ...options.map(({ long }) => long), '--help'].join(' ')}" ;;`,
  )
  const values = commands.flatMap(({ name, options }) =>
    options.flatMap((option) =>
      // a file is what remains where no words are known
      option.values.length > 0 || option.takes
        ? [`    ${option.names.map((each) => `${name}:${each}`).join('|')}) words="${option.values.join(' ')}" ;;`]
        : [],
    ),
  )
  // options alone are those of the default command
  const first = ['--version', '--help', ...(commands[0]?.options.map(({ long }) => long) ?? [])].join(' ')
  const bash = `_addonry() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="" words="${names}" command="\${COMP_WORDS[1]}"
  # options alone are those of the default command
  if [ "\${command:0:1}" = "-" ]; then command="${commands[0]?.name}"; fi
  if [ "$COMP_CWORD" -gt 1 ]; then
    previous="\${COMP_WORDS[COMP_CWORD-1]}"
    case "$command" in
${cases.join('\n')}
    esac
    # --format=text is three words to the shell
    if [ "$current" = "=" ]; then current=""; fi
    local equals=""
    if [ "\${COMP_WORDS[COMP_CWORD]}" = "=" ]; then equals="="; fi
    if [ "$previous" = "=" ]; then equals="="; previous="\${COMP_WORDS[COMP_CWORD-2]}"; fi
    case "$command:$previous" in
${values.join('\n')}
    esac
    case "$previous$equals" in
    --fix=) words="safe unsafe" ;;
    --*) ;;
    # a file behind --report sarif=
    *=) words="" ;;
    esac
  elif [ "\${current:0:1}" = "-" ]; then words="${first}"
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [ \${#COMPREPLY[@]} -eq 0 ]; then COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -o filenames -F _addonry addonry
`
  return shell === 'bash' ? bash : `#compdef addonry\nautoload -U +X bashcompinit && bashcompinit\n${bash}`
}
