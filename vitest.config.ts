import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 30_000 },
  define: { ADDONRY_VERSION: JSON.stringify('0.0.0-test'), ADDONRY_STAMP: JSON.stringify(`test${Date.now()}`) },
})
