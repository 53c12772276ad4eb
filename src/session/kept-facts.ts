import { lateFacts } from '../facts/late-facts.ts'
import type {
  FieldPart,
  IdPart,
  MethodPart,
  ModelPart,
  ModuleFacts,
  PartPlace,
  SkeletonNode,
  ViewPart,
} from '../facts/module-facts.ts'
import { once } from '../knowledge/once.ts'

/**
 * The lines of a sum. Every model and view is asked for when it is looked for by its name, what it holds only of a few:
 * members and archs stand apart and are read one by one. What the web client and Python's imports see is asked for by
 * those around it.
 */
export const FACT_LINES = ['ids', 'models', 'members', 'views', 'archs', 'python', 'client', 'rest'] as const

export type FactLine = (typeof FACT_LINES)[number]

export type FactLines = Readonly<Record<FactLine, Buffer>>

/** A part without what is read later, and where that begins in its line and ends. */
type Outline<Own> = readonly [own: Own, start: number, end: number]

type Members = readonly [fields: readonly FieldPart[], methods: readonly MethodPart[]]
type OwnModel = Omit<ModelPart, 'fields' | 'methods'>
type OwnView = Omit<ViewPart, 'arch'>

/** Id, model, 1 for noupdate and 2 for demo, its file's number, where it stands; `given`; `tag`. */
type IdRow = readonly [string, string, number, number, number, number, IdPart['given'] | null, IdPart['tag']?]

interface IdTable {
  /** as the addon names them, and where they are on disk */
  readonly files: readonly (readonly [inside: string, file: string | null])[]
  readonly rows: readonly IdRow[]
}

type Client = Pick<ModuleFacts, 'bundles' | 'scripts' | 'registries' | 'statics' | 'variables' | 'mixins' | 'templates'>
type Rest = Omit<ModuleFacts, 'models' | 'ids' | 'views' | 'python' | keyof Client>

export function writeFacts({ models, ids, views, python, ...others }: ModuleFacts): FactLines {
  const { bundles, scripts, registries, statics, variables, mixins, templates, ...rest } = others
  const client: Client = { bundles, scripts, registries, statics, variables, mixins, templates }
  const members = models.map(({ fields, methods }): Members => [fields, methods])
  const archs = views.map(({ arch }) => arch ?? null)
  const [ownModels, memberLine] = outlined(
    models.map(({ fields: _, methods: __, ...own }): OwnModel => own),
    members,
  )
  const [ownViews, archLine] = outlined(
    views.map(({ arch: _, ...own }): OwnView => own),
    archs,
  )
  return {
    ids: jsonLine(idTable(ids)),
    models: jsonLine(ownModels),
    members: memberLine,
    views: jsonLine(ownViews),
    archs: archLine,
    python: jsonLine(python),
    client: jsonLine(client),
    rest: jsonLine(rest),
  }
}

/** A sum of which each line, and each part of some, is read when it is first asked for. */
export function readFacts(line: (name: FactLine) => Buffer): ModuleFacts {
  const { namespaces, ...rest } = readJson<Rest>(line('rest'))
  const client = once(() => readJson<Client>(line('client')))
  return lateFacts(rest, {
    models: once(() => {
      const members = line('members')
      return readJson<readonly Outline<OwnModel>[]>(line('models')).map((outline) => keptModel(outline, members))
    }),
    ids: once(() => readIds(readJson<IdTable>(line('ids')))),
    namespaces: () => namespaces,
    views: once(() => {
      const archs = line('archs')
      return readJson<readonly Outline<OwnView>[]>(line('views')).map((outline) => keptView(outline, archs))
    }),
    python: once(() => readJson<ModuleFacts['python']>(line('python'))),
    client,
    templates: () => client().templates,
  })
}

/** What stands apart from an outline. */
function apart<T>([, start, end]: Outline<unknown>, line: Buffer): () => T {
  return once(() => readJson<T>(line.subarray(start, end)))
}

class KeptModel {
  readonly #members: () => Members

  constructor(outline: Outline<OwnModel>, line: Buffer) {
    Object.assign(this, outline[0])
    this.#members = apart(outline, line)
  }

  get fields(): readonly FieldPart[] {
    return this.#members()[0]
  }

  get methods(): readonly MethodPart[] {
    return this.#members()[1]
  }
}

class KeptView {
  readonly #arch: () => SkeletonNode | null

  constructor(outline: Outline<OwnView>, line: Buffer) {
    Object.assign(this, outline[0])
    this.#arch = apart(outline, line)
  }

  get arch(): SkeletonNode | undefined {
    return this.#arch() ?? undefined
  }
}

// what is assigned to them makes them whole
function keptModel(outline: Outline<OwnModel>, line: Buffer): ModelPart {
  return new KeptModel(outline, line) as KeptModel & OwnModel
}

function keptView(outline: Outline<OwnView>, line: Buffer): ViewPart {
  return new KeptView(outline, line) as KeptView & OwnView
}

function idTable(ids: readonly IdPart[]): IdTable {
  const files: (readonly [string, string | null])[] = []
  const numbers = new Map<string, number>()
  const rows = ids.map(({ id, model, noupdate, demo, file, place, given, tag }): IdRow => {
    const key = `${file}\0${place?.file ?? ''}`
    let number = numbers.get(key)
    if (number === undefined) {
      numbers.set(key, (number = files.length))
      files.push([file, place?.file ?? null])
    }
    const [start, end] = place?.span ?? [0, 0]
    const flags = (noupdate ? 1 : 0) + (demo ? 2 : 0)
    return [id, model, flags, number, start, end, given ?? null, ...(tag ? ([tag] as const) : ([] as const))]
  })
  return { files, rows }
}

function readIds({ files, rows }: IdTable): readonly IdPart[] {
  return rows.map(([id, model, flags, number, start, end, given, tag]) => {
    const [file, path] = files[number] ?? ['', null]
    const place: PartPlace | undefined = path === null ? undefined : { file: path, span: [start, end] }
    return {
      id,
      model,
      noupdate: (flags & 1) !== 0,
      demo: (flags & 2) !== 0,
      file,
      ...(place && { place }),
      ...(tag && { tag }),
      ...(given && { given }),
    }
  })
}

/** Parts without what stands in a line of its own, and that line. */
function outlined<Own>(parts: readonly Own[], bodies: readonly unknown[]): readonly [readonly Outline<Own>[], Buffer] {
  let at = 0
  const written = bodies.map(jsonLine)
  const outlines = parts.map((own, i): Outline<Own> => {
    const start = at
    at += written[i]?.length ?? 0
    return [own, start, at]
  })
  return [outlines, Buffer.concat(written)]
}

/** A value as a line of JSON, in ASCII: such a text is read in half the time. */
export function jsonLine(value: unknown): Buffer {
  const text = JSON.stringify(value)
  return Buffer.from(text.replace(/[\u0080-\uffff]/g, escaped), 'latin1')
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}

export function readJson<T>(line: Buffer): T {
  return JSON.parse(line.toString('latin1'))
}
