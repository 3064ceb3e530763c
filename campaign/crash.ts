import { crash } from '../test/crash/crash.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const { acknowledged, lost, doubled, recoveriesMs } = await crash({ kills: 24, port: 21_000, say })
say(
  `${acknowledged} acknowledged, ${lost.length} lost, ${doubled.length} doubled, slowest recovery ${Math.round(Math.max(...recoveriesMs))} ms`,
)
process.exitCode = lost.length + doubled.length > 0 || Math.max(...recoveriesMs) > 5_000 ? 1 : 0
