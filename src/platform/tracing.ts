import type { Http } from './http.ts'
import type { Settings } from './settings.ts'

/**
 * A trace of each request, sent by OTLP where an address is set for it. The libraries are loaded only
 * then: nobody else pays for them at the start.
 */
export async function startTracing(
  http: Http,
  { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }: Settings,
): Promise<{ stop: () => Promise<void> }> {
  if (!endpoint) return { stop: async () => {} }
  const [{ NodeSDK }, { OTLPTraceExporter }, { SpanKind, SpanStatusCode, trace }] =
    await Promise.all([
      import('@opentelemetry/sdk-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/api'),
    ])
  const sdk = new NodeSDK({
    serviceName: 'entrepot',
    traceExporter: new OTLPTraceExporter({ url: new URL('v1/traces', withSlash(endpoint)).href }),
    instrumentations: [],
  })
  sdk.start()
  const tracer = trace.getTracer('entrepot')
  http.addHook('onResponse', async (request, reply) => {
    const { method, id, routeOptions } = request
    const endTime = new Date()
    const startTime = new Date(endTime.getTime() - reply.elapsedTime)
    const name = routeOptions.schema?.operationId ?? `${method} unknown`
    const span = tracer.startSpan(name, {
      kind: SpanKind.SERVER,
      startTime,
      attributes: {
        'http.request.method': method,
        'http.route': routeOptions.url ?? '',
        'http.response.status_code': reply.statusCode,
        'entrepot.request_id': id,
      },
    })
    if (reply.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
    span.end(endTime)
  })
  return { stop: () => sdk.shutdown() }
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`
}
