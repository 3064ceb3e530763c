import Fastify from 'fastify'
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { Pool } from 'pg'
import { z } from 'zod'
import { Declaration } from '#models/declarations'

// The least that a filing could be: the same schema, one insert, and nothing that makes it right.
const [connectionString = '', port = ''] = process.argv.slice(2)
const pool = new Pool({ connectionString, max: 16 })
await pool.query(
  'create table if not exists public.peer (id uuid primary key, body jsonb not null)',
)
const http = Fastify({ logger: false }).withTypeProvider<ZodTypeProvider>()
http.setValidatorCompiler(validatorCompiler)
http.setSerializerCompiler(serializerCompiler)
http.put(
  '/declarations/:id',
  {
    schema: {
      params: z.object({ id: z.uuid() }),
      body: Declaration,
      response: { 200: z.object({ id: z.uuid() }) },
    },
  },
  async ({ params: { id }, body }) => {
    await pool.query({
      name: 'insert',
      text: 'insert into public.peer values ($1, $2)',
      values: [id, JSON.stringify(body)],
    })
    return { id }
  },
)
await http.listen({ port: Number(port), host: '127.0.0.1' })
process.stdout.write('is open\n')
