import { request } from 'node:http'

export type Answer = { status: number; cookie: string; body: string }

/**
 * One request over a connection of its own: a pool of them would hand out one whose other end has been
 * killed. What is not answered in time has failed.
 */
export function ask(
  url: string,
  { method = 'GET', cookie = '', body }: { method?: string; cookie?: string; body?: object } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, ...(body ? { 'content-type': 'application/json' } : {}) }
    const asked = request(url, { method, headers, agent: false, timeout: 10_000 }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => (text += chunk))
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
          body: text,
        }),
      )
      answer.on('error', reject)
    })
    asked.on('timeout', () => asked.destroy(new Error('No answer in time')))
    asked.on('error', reject)
    asked.end(body ? JSON.stringify(body) : undefined)
  })
}
