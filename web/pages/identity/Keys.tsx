import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { type ApiKey, grantable } from '#models/identity'
import { api } from '../../api.ts'
import { useAction } from '../../queries.ts'
import { Refused } from '../../Refused.tsx'
import { permissionWords } from '../../role-words.ts'
import { useSession } from '../../session.ts'
import { Since } from '../../ui/Clock.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Lines } from '../../ui/Lines.tsx'
import { Bones, Empty } from '../../ui/Messages.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import { useFormat } from '../../ui/format.ts'
import { Secret } from './Secret.tsx'

const stale = [['api-keys']]

/** The keys of my machines: each with its own name, scopes and end, its secret shown once. */
export function Keys() {
  const t = useText()
  const [creating, setCreating] = useState(false)
  const [made, setMade] = useState<{ name: string; secret: string }>()
  const { data, error } = useQuery({ queryKey: ['api-keys'], queryFn: () => api.listApiKeys() })
  const revoke = useAction(api.revokeApiKey, { stale })
  return (
    <Panel
      title={t('API keys')}
      flush={Boolean(data?.items.length)}
      actions={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconKey size={15} />}
          onClick={() => setCreating(true)}
        >
          {t('Create a key')}
        </Button>
      }
    >
      {error && <Refused error={error} />}
      {revoke.error && <Refused error={revoke.error} />}
      {!data && !error && <Bones />}
      {data?.items.length === 0 && (
        <Empty title={t('No key yet')}>
          {t('A program of yours signs in with a key instead of a password.')}
        </Empty>
      )}
      {data && data.items.length > 0 && (
        <Table keys={data.items} onRevoke={(id) => revoke.mutate(id)} />
      )}
      {creating && (
        <NewKey
          onClose={() => setCreating(false)}
          onMade={(key) => {
            setCreating(false)
            setMade(key)
          }}
        />
      )}
      {made && (
        <Secret
          title={t('The key “{name}”', { name: made.name })}
          secret={made.secret}
          onClose={() => setMade(undefined)}
        >
          {t('It is shown this once. Keep it where your program finds it, and nobody else.')}
        </Secret>
      )}
    </Panel>
  )
}

function Table({ keys, onRevoke }: { keys: readonly ApiKey[]; onRevoke: (id: string) => void }) {
  const t = useText()
  const format = useFormat()
  return (
    <Lines
      caption={t('API keys')}
      rows={keys}
      keyOf={({ id }) => id}
      columns={[
        { label: t('Name'), cell: ({ name }) => name },
        {
          label: t('Scopes'),
          cell: ({ scopes }) => <span className="code small">{scopes.join(', ')}</span>,
        },
        { label: t('Ends'), cell: ({ expiresAt }) => format.day(expiresAt) },
        {
          label: t('Last used'),
          cell: ({ lastUsedAt }) =>
            lastUsedAt ? <Since at={lastUsedAt} /> : <span className="quiet">{t('never')}</span>,
        },
        {
          label: t('Action'),
          align: 'end',
          cell: ({ id, name }) => (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('Revoke {name}', { name })}
              onClick={() => onRevoke(id)}
            >
              {t('Revoke')}
            </Button>
          ),
        },
      ]}
    />
  )
}

function NewKey({
  onClose,
  onMade,
}: {
  onClose: () => void
  onMade: (key: { name: string; secret: string }) => void
}) {
  const t = useText()
  const session = useSession()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<string[]>([])
  const [days, setDays] = useState('90')
  const create = useAction(api.createApiKey, { stale, done: onMade })
  return (
    <ConfirmDialog
      title={t('Create a key')}
      verb={t('Create')}
      busy={create.isPending}
      onConfirm={() => create.mutate({ name, scopes, daysValid: Number(days) })}
      onClose={onClose}
    >
      {create.error && <Refused error={create.error} />}
      <TextInput
        label={t('Name')}
        description={t('The program that will use it.')}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        required
        data-autofocus
      />
      <Checkbox.Group
        label={t('What it may do')}
        description={t('No more than the program needs.')}
        value={scopes}
        onChange={setScopes}
        required
      >
        <div className="stack tight choices">
          {grantable(session?.roles ?? []).map((scope) => (
            <Checkbox
              key={scope}
              value={scope}
              label={
                <>
                  {t(permissionWords[scope] ?? scope)} <span className="code small">{scope}</span>
                </>
              }
            />
          ))}
        </div>
      </Checkbox.Group>
      <NativeSelect
        label={t('Valid for')}
        value={days}
        onChange={({ currentTarget }) => setDays(currentTarget.value)}
        data={['30', '90', '180', '365'].map((value) => ({
          value,
          label: t('{count} days', { count: Number(value) }),
        }))}
      />
    </ConfirmDialog>
  )
}
