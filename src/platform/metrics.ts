import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Http } from './http.ts'
import type { QueueHealth } from './relay.ts'

/** Counts what the platform does and serves it on `/metrics`, as Prometheus reads it. */
export function serveMetrics(http: Http, queues: () => readonly QueueHealth[]): void {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [register],
  })
  const faults = new Counter({
    name: 'http_faults_total',
    help: 'Answers with a status of 500 or more: each is a bug.',
    registers: [register],
  })
  const failing = new Gauge({
    name: 'reaction_failing',
    help: '1 while a reaction fails, and so its queue stands still.',
    labelNames: ['reaction'],
    registers: [register],
    collect() {
      for (const { reaction, failingSince } of queues())
        this.set({ reaction }, failingSince ? 1 : 0)
    },
  })
  register.registerMetric(failing)

  http.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.schema?.operationId ?? 'none'
    duration.observe({ operation, status: reply.statusCode }, reply.elapsedTime / 1000)
    if (reply.statusCode >= 500) faults.inc()
  })
  http.get(
    '/metrics',
    { config: { permission: 'public' }, schema: { hide: true } },
    async (_, reply) => reply.type(register.contentType).send(await register.metrics()),
  )
}
