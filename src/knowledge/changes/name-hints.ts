import { type Series, seriesRank } from '../../text/series.ts'
import { HINTS_15 } from './hints-15.ts'
import { HINTS_16 } from './hints-16.ts'
import { HINTS_17 } from './hints-17.ts'
import { HINTS_18 } from './hints-18.ts'
import { HINTS_19 } from './hints-19.ts'
import type { HintList, NameHint } from './name-hint.ts'

const HINTS: readonly HintList[] = [HINTS_15, HINTS_16, HINTS_17, HINTS_18, HINTS_19]

/** The hints kept by hand, asked by name. */
export class NameHints {
  readonly #exact = new Map<string, NameHint[]>()
  readonly #loose: NameHint[] = []

  constructor() {
    for (const { hop, evidence, lines } of HINTS)
      for (const line of lines.split('\n')) {
        const [, kind, name, to] = /^(\w+) (\S+) \| (.+)$/.exec(line) ?? []
        if (!isKind(kind) || name === undefined || to === undefined) continue
        const hint: NameHint = { kind, name, hop, to, evidence }
        if (name.includes('*')) this.#loose.push(hint)
        else this.#exact.set(`${kind} ${name}`, [...(this.#exact.get(`${kind} ${name}`) ?? []), hint])
      }
  }

  /** What stands for a name on the way between two releases. */
  find(kind: NameHint['kind'], name: string, from: Series, to: Series): NameHint | undefined {
    const inTime = ({ hop }: NameHint): boolean =>
      seriesRank(hop) > seriesRank(from) && seriesRank(hop) <= seriesRank(to)
    return (
      this.#exact.get(`${kind} ${name}`)?.find(inTime) ??
      this.#loose.find((hint) => hint.kind === kind && inTime(hint) && fits(hint.name, name))
    )
  }

  /** Every hint. */
  get all(): readonly NameHint[] {
    return [...[...this.#exact.values()].flat(), ...this.#loose]
  }
}

function isKind(text: string | undefined): text is NameHint['kind'] {
  return ['model', 'field', 'method', 'xmlid', 'module', 'import', 'script', 'bundle'].includes(text ?? '')
}

function fits(pattern: string, name: string): boolean {
  const [head = '', ...rest] = pattern.split('*')
  const tail = rest.at(-1) ?? ''
  return name.startsWith(head) && name.endsWith(tail) && name.length >= head.length + tail.length
}
