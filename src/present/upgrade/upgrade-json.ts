import type { UpgradePlan } from '../../plan/upgrade/upgrade-plan.ts'
import { type UpgradeContext, upgradeView } from './upgrade-view.ts'

/** A plan as JSON that other tools rely on; `schema` counts its shapes. */
export function upgradeJson(plan: UpgradePlan, context: UpgradeContext): string {
  return `${JSON.stringify(upgradeView(plan, context), null, 2)}\n`
}
