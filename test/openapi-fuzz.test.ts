import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { refusals } from '../src/app.ts'
import { testApp } from './app.ts'
import { anyRequest, type Operation, readOperations, type Request } from './fuzz/requests.ts'

const catalogue: Readonly<Record<string, number>> = refusals
const Problem = z.object({ code: z.string(), type: z.string(), status: z.int() })

// The ordinary run takes a sample; the campaign sends a thousand to every operation.
const cases = process.env['CAMPAIGN'] === '1' ? 1_000 : 16
const seed = Number(process.env['SEED'] ?? 20_261_124)

type Answer = { status: number; type: string; body: string }

/** What is wrong with an answer; undefined where nothing is. */
function fault(operation: Operation, request: Request, { status, type, body }: Answer) {
  if (status >= 500 && operation.id !== 'ready') return `answered ${status}`
  const { responses } = operation
  const documented =
    responses[String(status)] ?? responses[`${String(status)[0]}XX`] ?? responses['default']
  if (!documented && status !== 413) return `answered ${status}, which is not documented`
  if (status < 400) return request.isWrong ? 'accepted what its schema refuses' : undefined
  if (!type.includes('application/problem+json')) return `refused as ${type}`
  const problem = Problem.safeParse(JSON.parse(body))
  if (!problem.success) return 'refused without a code'
  const { code } = problem.data
  return catalogue[code] === status ? undefined : `refused ${code} with ${status}`
}

test(
  'no request to any operation brings a fault, and none that is wrong is accepted',
  { timeout: 900_000 },
  async () => {
    const world = await testApp()
    const ours = await world.enterprise()
    const { operations, schemas } = readOperations(world.app.http.swagger())
    const faults: string[] = []
    for (const operation of operations) {
      const people = [
        await world.signIn('declarant', ours),
        await world.signIn('supervisor'),
        await world.signIn('platform-administrator'),
      ]
      let turn = 0
      const sent = fc.sample(anyRequest(operation, schemas), { numRuns: cases, seed })
      for (const request of sent) {
        const cookie = people[(turn += 1) % people.length]?.cookie ?? ''
        const method = z.enum(['GET', 'PUT', 'POST', 'DELETE']).parse(operation.method)
        const answer = await world.app.http.inject({
          method,
          url: request.path,
          headers: {
            ...request.headers,
            cookie,
            ...(request.contentType ? { 'content-type': request.contentType } : {}),
          },
          ...(request.body === undefined ? {} : { payload: request.body }),
        })
        const wrong = fault(operation, request, {
          status: answer.statusCode,
          type: String(answer.headers['content-type']),
          body: answer.body,
        })
        if (wrong)
          faults.push(
            `${operation.id} ${wrong}: ${request.path} ${String(request.body).slice(0, 300)} -> ${answer.body.slice(0, 200)}`,
          )
      }
    }
    expect(operations.length).toBeGreaterThan(60)
    expect(faults, `seed ${seed}`).toEqual([])
  },
)
