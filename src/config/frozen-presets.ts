// Written by `node scripts/freeze-presets.mjs`, never by hand: what presets held in versions that are out.
import type { FrozenPresets } from './presets.ts'

export const FROZEN_PRESETS: FrozenPresets = {}
