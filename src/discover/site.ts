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
}

/** Something worth a word in `doctor`, or a problem of `check` when it is one. */
export interface DiscoveryNote {
  readonly path: FilePath
  readonly message: string
  readonly level: 'problem' | 'note'
}

export interface Discovery {
  readonly roots: readonly AddonsRoot[]
  readonly sites: readonly AddonSite[]
  readonly twins: readonly Twin[]
  readonly notes: readonly DiscoveryNote[]
}
