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
 * members and archs stand apart and are read one by one.
 */
export const FACT_LINES = ['ids', 'models', 'members', 'views', 'archs', 'rest'] as const

export type FactLines = Readonly<Record<(typeof FACT_LINES)[number], Uint8Array>>

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

export function writeFacts({ models, ids, views, ...rest }: ModuleFacts): FactLines {
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
    rest: jsonLine(rest),
  }
}

/** A sum of which each line, and each part of some, is read when it is first asked for. */
export function readFacts(lines: FactLines): ModuleFacts {
  const rest = readJson<Omit<ModuleFacts, 'models' | 'ids' | 'views'>>(lines.rest)
  const ids = once(() => readIds(readJson<IdTable>(lines.ids)))
  const models = once(() =>
    readJson<readonly Outline<OwnModel>[]>(lines.models).map((outline) => keptModel(outline, lines.members)),
  )
  const views = once(() =>
    readJson<readonly Outline<OwnView>[]>(lines.views).map((outline) => keptView(outline, lines.archs)),
  )
  return {
    ...rest,
    get models() {
      return models()
    },
    get ids() {
      return ids()
    },
    get views() {
      return views()
    },
  }
}

/** What stands apart from an outline. */
function apart<T>([, start, end]: Outline<unknown>, line: Uint8Array): () => T {
  return once(() => readJson<T>(line.subarray(start, end)))
}

class KeptModel {
  readonly #members: () => Members

  constructor(outline: Outline<OwnModel>, line: Uint8Array) {
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

  constructor(outline: Outline<OwnView>, line: Uint8Array) {
    Object.assign(this, outline[0])
    this.#arch = apart(outline, line)
  }

  get arch(): SkeletonNode | undefined {
    return this.#arch() ?? undefined
  }
}

// what is assigned to them makes them whole
function keptModel(outline: Outline<OwnModel>, line: Uint8Array): ModelPart {
  return new KeptModel(outline, line) as KeptModel & OwnModel
}

function keptView(outline: Outline<OwnView>, line: Uint8Array): ViewPart {
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
function outlined<Own>(
  parts: readonly Own[],
  bodies: readonly unknown[],
): readonly [readonly Outline<Own>[], Uint8Array] {
  let at = 0
  const written = bodies.map(jsonLine)
  const outlines = parts.map((own, i): Outline<Own> => {
    const start = at
    at += written[i]?.length ?? 0
    return [own, start, at]
  })
  return [outlines, Buffer.concat(written)]
}

/** A value as a line of JSON. */
export function jsonLine(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value))
}

export function readJson<T>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes))
}
