import { UPGRADE_KEYS } from './settings-shape.ts'

/** Hours for kinds of work as the settings give them: a range, or one number where a factor is meant. */
export type RateSettings = Readonly<Record<string, readonly [number, number] | number>>

const NAMES: readonly string[] = Object.keys(UPGRADE_KEYS)

/** Reads the table `upgrade`: `mechanical = [0.05, 0.2]`, `untested = 1.3`. What is wrong is said and left out. */
export function readRates(value: unknown, say: (path: readonly string[], message: string) => undefined): RateSettings {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    say(['upgrade'], '`upgrade` must be a table')
    return {}
  }
  const rates: Record<string, readonly [number, number] | number> = {}
  for (const [name, rate] of Object.entries(value)) {
    const path = ['upgrade', name]
    if (name === 'untested') {
      if (typeof rate === 'number' && rate >= 1) rates[name] = rate
      else say(path, '`untested` must be a number, 1 or more')
    } else if (!NAMES.includes(name)) say(path, `\`upgrade\` has no key \`${name}\`: ${NAMES.join(', ')}`)
    else {
      const pair: readonly unknown[] = Array.isArray(rate) && rate.length === 2 ? rate : []
      const [one, other] = pair
      if (typeof one === 'number' && typeof other === 'number' && one >= 0 && other >= 0)
        rates[name] = [Math.min(one, other), Math.max(one, other)]
      else say(path, `\`${name}\` must be two numbers of hours: [0.5, 2]`)
    }
  }
  return rates
}
