import type { FilePath } from '../text/span.ts'
import type { FileKind } from './file-kinds.ts'

/** One file of an addon. */
export interface AddonFile {
  /** inside the addon's folder, forward slashes */
  readonly relative: string
  readonly path: FilePath
  readonly kind: FileKind
}

/** An addon's folder as found on disk; nothing of it is read yet. */
export interface AddonSite {
  readonly name: string
  readonly path: FilePath
  /** the addons path (a folder of addons) that holds it */
  readonly root: FilePath
  readonly manifest: FilePath
  /** findings are wanted for it; else it is there to be depended on */
  readonly checked: boolean
  /** stands in the tree of an Odoo release */
  readonly core: boolean
}

/** A folder of addons. */
export interface AddonsRoot {
  readonly path: FilePath
  /** where we know it from */
  readonly origin: 'argument' | '--addons-path' | 'odoo.conf' | 'settings' | 'found'
  readonly core: boolean
  readonly checked: boolean
}

/** Two folders with one technical name: Odoo takes the first and never sees the second. */
export interface Twin {
  readonly winner: AddonSite
  readonly hidden: AddonSite
  /** the hidden one's `__init__.py`, or its manifest when it has none: what Odoo would run first */
  readonly entry: FilePath
}

/** Something worth a word in `doctor`, or a problem of `check` when it is one. */
export interface DiscoveryNote {
  readonly path: FilePath
  readonly message: string
  readonly level: 'problem' | 'note'
  /** there is something that was not read */
  readonly unread?: true
}

/** What a repository says of addons that it needs and does not hold. */
export interface Deliveries {
  /** technical names of addons that its requirements list as packages */
  readonly named: ReadonlySet<string>
  /** distributions that its requirements.txt lists, spelt as PEP 503 does */
  readonly packages: ReadonlySet<string>
  /** a file that tells that dependencies come from elsewhere; `undefined`: none does */
  readonly evidence: FilePath | undefined
}

export interface Discovery {
  readonly roots: readonly AddonsRoot[]
  readonly sites: readonly AddonSite[]
  readonly twins: readonly Twin[]
  readonly notes: readonly DiscoveryNote[]
}
