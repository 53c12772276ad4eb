import type { InstallOrder } from '../../plan/order/install-order.ts'

/** The order for machines. `modules` tells of every module in `order`, in the same sequence, why it is there. */
export function presentOrderJson({ series, requested, order, refused }: InstallOrder): string {
  const document = {
    series,
    requested,
    order: order.map(({ module }) => module),
    refused: refused.map(({ module, reason }) => ({ module, reason })),
    modules: order.map(({ module, reason, because, depth }) => ({ module, reason, because, depth })),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
