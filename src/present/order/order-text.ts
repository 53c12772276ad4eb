import type { InstallOrder, OrderedModule } from '../../plan/order/install-order.ts'
import { colour, type Palette } from '../colour.ts'
import { escapeTerminal } from '../escape.ts'

/** How many names of a long list are worth reading. */
const NAMES_SHOWN = 4

/** The order for people: one line per module with its position, depth and reason, then what is refused. */
export function presentOrderText(plan: InstallOrder, options: { readonly colour: boolean }): string {
  const palette = colour(options.colour)
  const { order, refused } = plan
  const lines = [palette.heading(`Odoo ${plan.series} ${heading(plan)} in this order`)]
  lines.push(...table(order, palette))
  if (refused.length > 0) {
    lines.push('', palette.heading(`Refused: ${count(refused.length, 'module')}`))
    for (const { module, reason } of refused) {
      lines.push(`${palette.severity.error(escapeTerminal(module))}  ${escapeTerminal(reason)}`)
    }
    const aborting = refused.filter(({ aborts }) => aborts).map(({ module }) => module)
    if (aborting.length > 0) {
      const them = aborting.length === 1 ? 'it' : 'them'
      lines.push(
        '',
        `Odoo stops at ${some(aborting)} and installs nothing; the order above is the one without ${them}.`,
      )
    }
  }
  return `${lines.join('\n')}\n`
}

function heading({ mode, order }: InstallOrder): string {
  if (mode === 'load') return `loads ${count(order.length, 'module')}`
  const before = order.filter(({ reason }) => reason === 'installed').length
  const installs = `installs ${count(order.length - before, 'module')}`
  return before === 0 ? installs : `loads ${before} installed and ${installs}`
}

function table(order: readonly OrderedModule[], { faint }: Palette): string[] {
  // phases say something only where new modules meet installed ones
  const phased = new Set(order.map(({ phase }) => phase)).size > 2
  const names = order.map(({ module }) => escapeTerminal(module))
  const width = Math.max(0, ...names.map((name) => name.length))
  const digits = String(order.length).length
  return order.map((entry, i) => {
    const depth = `depth ${entry.depth}`.padEnd(8)
    const place = `${String(i + 1).padStart(digits)}  ${phased ? `phase ${entry.phase}, ` : ''}${depth}`
    return `${faint(place)}  ${(names[i] ?? '').padEnd(width)}  ${faint(why(entry))}`.trimEnd()
  })
}

function why({ module, reason, because }: OrderedModule): string {
  if (reason === 'installed') return 'installed already'
  if (reason === 'requested') return 'requested'
  if (reason === 'auto_install') return because.length === 0 ? 'automatic, always' : `automatic, with ${some(because)}`
  if (module === 'base') return 'always first'
  return because.length === 0 ? 'dependency' : `needed by ${some(because)}`
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).map(escapeTerminal).join(', ')
  return names.length > NAMES_SHOWN ? `${shown} and ${names.length - NAMES_SHOWN} more` : shown
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
