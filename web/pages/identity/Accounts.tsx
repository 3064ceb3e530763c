import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { AccountView } from '#models/identity'
import { api } from '../../api.ts'
import { queryKeys, useAction } from '../../queries.ts'
import { FailedPage, Refused } from '../../Refused.tsx'
import { may, useSession } from '../../session.ts'
import type { AccountInvitation } from '../../shapes.ts'
import { Badge } from '../../ui/Badges.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { useFormat } from '../../ui/format.ts'
import { Lines } from '../../ui/Lines.tsx'
import { Bones } from '../../ui/Messages.tsx'
import { Page } from '../../ui/Page.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import { roleWords } from '../../words.ts'
import { NewAccount } from './NewAccount.tsx'
import { Secret } from './Secret.tsx'

const stale = [queryKeys.accounts]
type Invited = AccountInvitation & { name: string }

/** Who has an account of the economy; an administrator creates, invites, disables and enables. */
export function Accounts() {
  const t = useText()
  const format = useFormat()
  const manages = may(useSession(), 'account.manage')
  const [creating, setCreating] = useState(false)
  const [disabling, setDisabling] = useState<AccountView>()
  const [invited, setInvited] = useState<Invited>()
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.accounts,
    queryFn: () => api.listAccounts(),
  })
  const invite = useAction(
    async ({ id, name }: AccountView) => ({ ...(await api.inviteAccount(id)), name }),
    { stale, done: setInvited },
  )
  const enable = useAction(({ id }: AccountView) => api.enableAccount(id), { stale })
  const refused = invite.error ?? enable.error
  return (
    <Page
      title={t('Accounts')}
      subtitle={t('Who may sign in. Every change stands in the journal.')}
      actions={
        manages && (
          <Button leftSection={<IconUserPlus size={16} />} onClick={() => setCreating(true)}>
            {t('Create an account')}
          </Button>
        )
      }
    >
      {refused && <Refused error={refused} />}
      {error ? (
        <FailedPage error={error} onRetry={() => void refetch()} />
      ) : (
        <Panel title={t('{count} accounts', { count: data?.items.length ?? 0 })} flush>
          {data ? (
            <Table
              accounts={data.items}
              manages={manages}
              onInvite={(account) => invite.mutate(account)}
              onDisable={setDisabling}
              onEnable={(account) => enable.mutate(account)}
            />
          ) : (
            <Bones lines={12} />
          )}
        </Panel>
      )}
      {creating && <NewAccount onClose={() => setCreating(false)} />}
      {disabling && <Disable account={disabling} onClose={() => setDisabling(undefined)} />}
      {invited && (
        <Secret
          title={t('The invitation of {name}', { name: invited.name })}
          secret={`${location.origin}/invitation#${invited.code}`}
          onClose={() => setInvited(undefined)}
        >
          {t('With this address {name} sets a password, until {until}. It is shown this once.', {
            name: invited.name,
            until: format.moment(invited.expiresAt),
          })}
        </Secret>
      )}
    </Page>
  )
}

function Table({
  accounts,
  manages,
  onInvite,
  onDisable,
  onEnable,
}: {
  accounts: readonly AccountView[]
  manages: boolean
  onInvite: (account: AccountView) => void
  onDisable: (account: AccountView) => void
  onEnable: (account: AccountView) => void
}) {
  const t = useText()
  const session = useSession()
  const actions = {
    label: t('Action'),
    align: 'end' as const,
    cell: (account: AccountView) =>
      account.id === session?.accountId ? (
        <span className="quiet">{t('your own')}</span>
      ) : account.status === 'active' ? (
        <span className="row row-end">
          <Button size="compact-sm" variant="default" onClick={() => onInvite(account)}>
            {t('Invite')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onDisable(account)}>
            {t('Disable')}
          </Button>
        </span>
      ) : (
        <Button size="compact-sm" variant="default" onClick={() => onEnable(account)}>
          {t('Enable')}
        </Button>
      ),
  }
  return (
    <Lines
      caption={t('Accounts')}
      rows={accounts}
      keyOf={({ id }) => id}
      columns={[
        { label: t('Name'), cell: ({ name }) => <strong>{name}</strong> },
        { label: t('Sign-in name'), cell: ({ login }) => <span className="code">{login}</span> },
        {
          label: t('Roles'),
          cell: ({ roles }) => roles.map((role) => t(roleWords[role] ?? role)).join(', '),
        },
        {
          label: t('Status'),
          cell: ({ status }) => (
            <Badge tone={status === 'active' ? 'green' : 'neutral'}>
              {status === 'active' ? t('Active') : t('Disabled')}
            </Badge>
          ),
        },
        ...(manages ? [actions] : []),
      ]}
    />
  )
}

function Disable({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const t = useText()
  const [reason, setReason] = useState('')
  const disable = useAction(() => api.disableAccount(account.id, { reason }), {
    stale,
    done: onClose,
  })
  return (
    <ConfirmDialog
      title={t('Disable {name}?', { name: account.name })}
      verb={t('Disable')}
      danger
      busy={disable.isPending}
      onConfirm={() => disable.mutate(undefined)}
      onClose={onClose}
    >
      {disable.error && <Refused error={disable.error} />}
      <p>{t('All sessions and keys of the account end at once.')}</p>
      <Textarea
        label={t('Reason')}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        autosize
        required
        data-autofocus
      />
    </ConfirmDialog>
  )
}
