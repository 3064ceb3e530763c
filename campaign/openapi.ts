import { spawnSync } from 'node:child_process'

// A thousand requests to every operation: the ordinary test with more cases, and another seed each time.
const seed = String(Math.floor(Math.random() * 2 ** 31))
process.stdout.write(`seed ${seed}\n`)
const { status } = spawnSync('vitest', ['run', 'test/openapi-fuzz.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, CAMPAIGN: '1', SEED: seed },
})
process.exitCode = status ?? 1
