import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Where tests start and end threads, V8 may abort with them (nodejs/node 64500).
    execArgv: ['--no-memory-protection-keys'],
  },
})
